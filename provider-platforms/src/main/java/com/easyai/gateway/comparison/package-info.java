/** Compares what the gateway decides with what the old path decided, layer by layer; pure functions. */
@NullMarked
package com.easyai.gateway.comparison;

import org.jspecify.annotations.NullMarked;
