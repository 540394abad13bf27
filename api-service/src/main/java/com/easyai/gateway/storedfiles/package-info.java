/** Results read back from where server-main keeps them. */
@NullMarked
package com.easyai.gateway.storedfiles;

import org.jspecify.annotations.NullMarked;
