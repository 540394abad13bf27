/** The whole gateway as a benchmark sees it: its processes, its store and what arrived at the stand-ins. */
@NullMarked
package com.easyai.gateway.benchmark.stack;

import org.jspecify.annotations.NullMarked;
