/** What a request would cost, without making it. */
@NullMarked
package com.easyai.gateway.estimate;

import org.jspecify.annotations.NullMarked;
