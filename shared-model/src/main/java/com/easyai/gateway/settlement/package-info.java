/** What server-main is told to charge. */
@NullMarked
package com.easyai.gateway.settlement;

import org.jspecify.annotations.NullMarked;
