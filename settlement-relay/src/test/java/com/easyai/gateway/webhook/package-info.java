/** Tests of single steps. */
@NullMarked
package com.easyai.gateway.webhook;

import org.jspecify.annotations.NullMarked;
