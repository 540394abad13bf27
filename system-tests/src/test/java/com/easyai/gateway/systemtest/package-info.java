/** The whole gateway as its users see it: real processes, real wires, killed and paused. */
@NullMarked
package com.easyai.gateway.systemtest;

import org.jspecify.annotations.NullMarked;
