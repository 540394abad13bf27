/** Keys and tokens. */
@NullMarked
package com.easyai.gateway.caller;

import org.jspecify.annotations.NullMarked;
