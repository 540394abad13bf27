@NullMarked
package com.easyai.gateway.exchange;

import org.jspecify.annotations.NullMarked;
