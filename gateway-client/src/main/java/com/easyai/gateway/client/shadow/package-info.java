/** Copies of requests that the old path serves, for the gateway to decide about without doing anything. */
@NullMarked
package com.easyai.gateway.client.shadow;

import org.jspecify.annotations.NullMarked;
