@NullMarked
package com.easyai.gateway.pricing;

import org.jspecify.annotations.NullMarked;
