/** What it costs to take the next waiting job, with few and with very many waiting. */
@NullMarked
package com.easyai.gateway.benchmark.waiting;

import org.jspecify.annotations.NullMarked;
