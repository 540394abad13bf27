/** Whether server-main wants webhooks at all. */
@NullMarked
package com.easyai.gateway.webhookstop;

import org.jspecify.annotations.NullMarked;
