/** Decisions a second about one hot platform, the gateway's and Bucket4j's, on the same PostgreSQL server. */
@NullMarked
package com.easyai.gateway.benchmark.limits;

import org.jspecify.annotations.NullMarked;
