/** From price lines and measured usage to exact billing lines; pure functions. */
@NullMarked
package com.easyai.gateway.pricing;

import org.jspecify.annotations.NullMarked;
