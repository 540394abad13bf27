/** Kafka's door: fresh jobs, the moment they are accepted. */
@NullMarked
package com.easyai.gateway.consumption;

import org.jspecify.annotations.NullMarked;
