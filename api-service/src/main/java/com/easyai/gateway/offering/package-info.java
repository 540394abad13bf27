/** Who can answer a call, and at which price; what the catalogue says about its parameters. */
@NullMarked
package com.easyai.gateway.offering;

import org.jspecify.annotations.NullMarked;
