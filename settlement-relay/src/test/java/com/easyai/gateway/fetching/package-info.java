/** Tests of single steps. */
@NullMarked
package com.easyai.gateway.fetching;

import org.jspecify.annotations.NullMarked;
