/** Asks platforms about a call, one after the other, until one begins to answer. */
@NullMarked
package com.easyai.gateway.asking;

import org.jspecify.annotations.NullMarked;
