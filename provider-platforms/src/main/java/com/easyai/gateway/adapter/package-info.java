/** The port to provider platforms: what can be asked of one and everything it can answer. */
@NullMarked
package com.easyai.gateway.adapter;

import org.jspecify.annotations.NullMarked;
