/** How everything stands at one look: what is stuck, what waits and why. Costs the same however much waits. */
@NullMarked
package com.easyai.gateway.overview;

import org.jspecify.annotations.NullMarked;
