/** What a call that did not succeed throws. */
@NullMarked
package com.easyai.gateway.client.failure;

import org.jspecify.annotations.NullMarked;
