/** The partitions of the job's tables: made ahead of time, dropped after the retention. */
@NullMarked
package com.easyai.gateway.schema;

import org.jspecify.annotations.NullMarked;
