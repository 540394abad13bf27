/** Writes down what came of a job; the one place that repeats a write while PostgreSQL is away. */
@NullMarked
package com.easyai.gateway.recording;

import org.jspecify.annotations.NullMarked;
