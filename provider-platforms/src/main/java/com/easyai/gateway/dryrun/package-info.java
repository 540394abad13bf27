/** Decides about a request as the real path would, from the same functions, and does nothing about it. */
@NullMarked
package com.easyai.gateway.dryrun;

import org.jspecify.annotations.NullMarked;
