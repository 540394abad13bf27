/** The store's door: jobs whose Kafka record never came, that were left behind, or whose time has come again. */
@NullMarked
package com.easyai.gateway.duework;

import org.jspecify.annotations.NullMarked;
