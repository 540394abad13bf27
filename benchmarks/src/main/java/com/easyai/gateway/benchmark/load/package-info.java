/** A load generator that costs little: one thread, prepared requests, answers looked at no further than needed. */
@NullMarked
package com.easyai.gateway.benchmark.load;

import org.jspecify.annotations.NullMarked;
