/** How a job comes in: one insert, one idempotency key, one job. */
@NullMarked
package com.easyai.gateway.intake;

import org.jspecify.annotations.NullMarked;
