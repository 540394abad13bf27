/** A worker with everything real around it: PostgreSQL, Kafka, providers that can be told to fail. */
@NullMarked
package com.easyai.gateway.workertest;

import org.jspecify.annotations.NullMarked;
