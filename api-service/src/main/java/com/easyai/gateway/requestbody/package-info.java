/** Reads what callers send, within limits of size, time and memory. */
@NullMarked
package com.easyai.gateway.requestbody;

import org.jspecify.annotations.NullMarked;
