/** What was measured, from the samples to the sentence: percentiles, processor time by process, tables. */
@NullMarked
package com.easyai.gateway.benchmark.figures;

import org.jspecify.annotations.NullMarked;
