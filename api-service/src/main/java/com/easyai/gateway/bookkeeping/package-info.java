/** A call's row: begun and counted before a platform is asked, ended with its bill and settlement. */
@NullMarked
package com.easyai.gateway.bookkeeping;

import org.jspecify.annotations.NullMarked;
