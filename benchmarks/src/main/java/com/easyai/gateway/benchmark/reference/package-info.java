/** Well-known job libraries on the same PostgreSQL server, for comparison. */
@NullMarked
package com.easyai.gateway.benchmark.reference;

import org.jspecify.annotations.NullMarked;
