/** Every way a request or a job can fail, in one closed list. */
@NullMarked
package com.easyai.gateway.failure;

import org.jspecify.annotations.NullMarked;
