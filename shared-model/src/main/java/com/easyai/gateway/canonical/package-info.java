/** One JSON dialect for wires and rows, and a canonical form to compare bodies by. */
@NullMarked
package com.easyai.gateway.canonical;

import org.jspecify.annotations.NullMarked;
