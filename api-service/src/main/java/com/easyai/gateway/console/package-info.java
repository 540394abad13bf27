/** The operators' page {@code /console}, and the one read that is made for it. */
@NullMarked
package com.easyai.gateway.console;

import org.jspecify.annotations.NullMarked;
