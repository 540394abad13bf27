/** The whole gateway on one machine: PostgreSQL, Kafka, the stand-ins and the services, started, ready, stopped. */
@NullMarked
package com.easyai.gateway.launcher;

import org.jspecify.annotations.NullMarked;
