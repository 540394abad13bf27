/** The Volcengine Ark wire of the stand-in provider. */
@NullMarked
package com.easyai.gateway.standin.ark;

import org.jspecify.annotations.NullMarked;
