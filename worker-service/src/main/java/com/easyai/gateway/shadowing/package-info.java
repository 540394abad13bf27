/** Copied requests: taken from the topic, decided about as if they were real, and compared with what the old path did. */
@NullMarked
package com.easyai.gateway.shadowing;

import org.jspecify.annotations.NullMarked;
