/** {@code ./gateway bench jobs}: durable submits, complete jobs, and where the processor time goes. */
@NullMarked
package com.easyai.gateway.benchmark.jobs;

import org.jspecify.annotations.NullMarked;
