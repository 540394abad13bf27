/** Every call of a provider: through its circuit, counted, and never an exception. */
@NullMarked
package com.easyai.gateway.calling;

import org.jspecify.annotations.NullMarked;
