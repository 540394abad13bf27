/** The wire of Volcengine Ark (BytePlus ModelArk is the same abroad). */
@NullMarked
package com.easyai.gateway.ark;

import org.jspecify.annotations.NullMarked;
