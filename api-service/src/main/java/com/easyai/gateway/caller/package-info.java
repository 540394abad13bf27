/** Who calls, and whether they may (contract 2.1). */
@NullMarked
package com.easyai.gateway.caller;

import org.jspecify.annotations.NullMarked;
