/** {@code ./gateway bench videos}: thousands of provider tasks followed by one worker. */
@NullMarked
package com.easyai.gateway.benchmark.videos;

import org.jspecify.annotations.NullMarked;
