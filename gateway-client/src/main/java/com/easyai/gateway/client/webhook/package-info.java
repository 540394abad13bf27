/** Webhooks of the gateway, verified. */
@NullMarked
package com.easyai.gateway.client.webhook;

import org.jspecify.annotations.NullMarked;
