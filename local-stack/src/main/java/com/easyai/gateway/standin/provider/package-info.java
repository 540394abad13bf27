/** The stand-in provider: both wires, its control endpoints and its page on one port. */
@NullMarked
package com.easyai.gateway.standin.provider;

import org.jspecify.annotations.NullMarked;
