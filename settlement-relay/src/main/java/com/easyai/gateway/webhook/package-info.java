/** Tells server-main how jobs ended, signed as Standard Webhooks 1.0. */
@NullMarked
package com.easyai.gateway.webhook;

import org.jspecify.annotations.NullMarked;
