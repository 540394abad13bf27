/** Tests of counting tokens. */
@NullMarked
package com.easyai.gateway.tokens;

import org.jspecify.annotations.NullMarked;
