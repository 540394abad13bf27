/** Asking providers how their tasks are doing, until each has ended. */
@NullMarked
package com.easyai.gateway.polling;

import org.jspecify.annotations.NullMarked;
