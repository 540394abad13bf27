/** The relay's store: its connections, its partitions. */
@NullMarked
package com.easyai.gateway.upkeep;

import org.jspecify.annotations.NullMarked;
