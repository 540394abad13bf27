/** Tests of single steps. */
@NullMarked
package com.easyai.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
