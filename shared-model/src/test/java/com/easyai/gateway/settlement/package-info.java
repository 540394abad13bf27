@NullMarked
package com.easyai.gateway.settlement;

import org.jspecify.annotations.NullMarked;
