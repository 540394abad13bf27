/** Secrets that must be read again, encrypted and bound to their row. */
@NullMarked
package com.easyai.gateway.sealing;

import org.jspecify.annotations.NullMarked;
