/** Stopping a job on its user's wish. */
@NullMarked
package com.easyai.gateway.cancellation;

import org.jspecify.annotations.NullMarked;
