@NullMarked
package com.easyai.gateway.ark;

import org.jspecify.annotations.NullMarked;
