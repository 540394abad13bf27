/** The api-service as its callers meet it: a real server, PostgreSQL, Kafka, and a stand-in server-main. */
@NullMarked
package com.easyai.gateway.api;

import org.jspecify.annotations.NullMarked;
