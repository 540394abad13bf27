/** The api-service as a program. */
@NullMarked
package com.easyai.gateway;

import org.jspecify.annotations.NullMarked;
