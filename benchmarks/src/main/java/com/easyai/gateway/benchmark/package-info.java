/** {@code ./gateway bench}: which benchmark to run, and how long. */
@NullMarked
package com.easyai.gateway.benchmark;

import org.jspecify.annotations.NullMarked;
