/** The settlement relay's program. */
@NullMarked
package com.easyai.gateway;

import org.jspecify.annotations.NullMarked;
