/** Tests of what is read out of a platform's answer. */
@NullMarked
package com.easyai.gateway.relaying;

import org.jspecify.annotations.NullMarked;
