/** Circuit breakers by name, fed only with what their users call a failure. */
@NullMarked
package com.easyai.gateway.circuit;

import org.jspecify.annotations.NullMarked;
