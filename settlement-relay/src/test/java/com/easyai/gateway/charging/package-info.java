/** Tests of single steps. */
@NullMarked
package com.easyai.gateway.charging;

import org.jspecify.annotations.NullMarked;
