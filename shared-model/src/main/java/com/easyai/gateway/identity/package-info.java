/** Who a job is for. */
@NullMarked
package com.easyai.gateway.identity;

import org.jspecify.annotations.NullMarked;
