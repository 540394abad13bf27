/** The state of all circuits of platforms, where operators can see it. */
@NullMarked
package com.easyai.gateway.circuitboard;

import org.jspecify.annotations.NullMarked;
