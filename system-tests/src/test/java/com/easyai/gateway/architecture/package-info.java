/** The rules of the house that a machine can check, over the compiled classes of all modules. */
@NullMarked
package com.easyai.gateway.architecture;

import org.jspecify.annotations.NullMarked;
