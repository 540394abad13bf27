@NullMarked
package com.easyai.gateway.comparison;

import org.jspecify.annotations.NullMarked;
