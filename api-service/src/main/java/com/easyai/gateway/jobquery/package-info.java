/** A user's jobs, one or as a list. */
@NullMarked
package com.easyai.gateway.jobquery;

import org.jspecify.annotations.NullMarked;
