/** Work that is done again and again, and whose loop never dies silently. */
@NullMarked
package com.easyai.gateway.rounds;

import org.jspecify.annotations.NullMarked;
