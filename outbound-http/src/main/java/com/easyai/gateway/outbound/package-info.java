/** The one way out: HTTP clients that say whether a request left, never resend one, and refuse private addresses. */
@NullMarked
package com.easyai.gateway.outbound;

import org.jspecify.annotations.NullMarked;
