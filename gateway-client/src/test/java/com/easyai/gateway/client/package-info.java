/** The library against a small real HTTP server. */
@NullMarked
package com.easyai.gateway.client;

import org.jspecify.annotations.NullMarked;
