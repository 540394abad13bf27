/** Which adapters there are. */
@NullMarked
package com.easyai.gateway.adapters;

import org.jspecify.annotations.NullMarked;
