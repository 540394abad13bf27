/** Copied requests by HTTP: stored before they are answered, and compared by the workers. */
@NullMarked
package com.easyai.gateway.shadowintake;

import org.jspecify.annotations.NullMarked;
