/** What a request would cost, and the lines of a bill. */
@NullMarked
package com.easyai.gateway.client.billing;

import org.jspecify.annotations.NullMarked;
