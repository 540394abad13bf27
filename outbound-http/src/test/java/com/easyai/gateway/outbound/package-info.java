@NullMarked
package com.easyai.gateway.outbound;

import org.jspecify.annotations.NullMarked;
