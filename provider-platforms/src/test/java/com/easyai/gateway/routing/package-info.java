@NullMarked
package com.easyai.gateway.routing;

import org.jspecify.annotations.NullMarked;
