/** What the requests of all kinds have in common: a kind and a body. */
@NullMarked
package com.easyai.gateway.client.request;

import org.jspecify.annotations.NullMarked;
