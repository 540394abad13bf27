/** How a job ends. */
@NullMarked
package com.easyai.gateway.ending;

import org.jspecify.annotations.NullMarked;
