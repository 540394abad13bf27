/** What travels through Kafka. */
@NullMarked
package com.easyai.gateway.event;

import org.jspecify.annotations.NullMarked;
