/** The commands behind {@code ./gateway} that need Java: up and submit. */
@NullMarked
package com.easyai.gateway.commandline;

import org.jspecify.annotations.NullMarked;
