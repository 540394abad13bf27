/** Work for the relay, written as the api and the worker write it. */
@NullMarked
package com.easyai.gateway.benchmark.outboxrows;

import org.jspecify.annotations.NullMarked;
