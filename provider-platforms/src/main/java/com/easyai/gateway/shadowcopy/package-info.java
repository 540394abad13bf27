/** A copied request on its way into the store. */
@NullMarked
package com.easyai.gateway.shadowcopy;

import org.jspecify.annotations.NullMarked;
