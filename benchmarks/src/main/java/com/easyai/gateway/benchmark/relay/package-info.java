/** What the settlement-relay does by itself: how fast, how soon, and beside targets that fail. */
@NullMarked
package com.easyai.gateway.benchmark.relay;

import org.jspecify.annotations.NullMarked;
