/** The gateway's Kafka topics: made when missing, written without anybody waiting, watched for readiness. */
@NullMarked
package com.easyai.gateway.topics;

import org.jspecify.annotations.NullMarked;
