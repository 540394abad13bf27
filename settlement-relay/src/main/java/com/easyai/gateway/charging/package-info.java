/** Tells server-main what to charge: the same bytes, however often. */
@NullMarked
package com.easyai.gateway.charging;

import org.jspecify.annotations.NullMarked;
