@NullMarked
package com.easyai.gateway.limits;

import org.jspecify.annotations.NullMarked;
