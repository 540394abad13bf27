/** A Kafka broker of one node (KRaft, broker and controller in one) as a child process, its logs kept in a folder. */
@NullMarked
package com.easyai.gateway.kafka;

import org.jspecify.annotations.NullMarked;
