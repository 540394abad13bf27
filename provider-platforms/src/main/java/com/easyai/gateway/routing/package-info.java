/** Which platforms may serve a request, and in which order. */
@NullMarked
package com.easyai.gateway.routing;

import org.jspecify.annotations.NullMarked;
