/** This worker's connections to PostgreSQL, its schema and its partitions. */
@NullMarked
package com.easyai.gateway.workerstore;

import org.jspecify.annotations.NullMarked;
