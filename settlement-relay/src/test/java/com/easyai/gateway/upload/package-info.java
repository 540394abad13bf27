/** Tests of single steps. */
@NullMarked
package com.easyai.gateway.upload;

import org.jspecify.annotations.NullMarked;
