/** Acknowledged settlements whose copy is not in its topic yet. */
@NullMarked
package com.easyai.gateway.settlementcopy;

import org.jspecify.annotations.NullMarked;
