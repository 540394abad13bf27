/** The state of all workers' circuits, where operators can see it. */
@NullMarked
package com.easyai.gateway.circuitboard;

import org.jspecify.annotations.NullMarked;
