@NullMarked
package com.easyai.gateway.usage;

import org.jspecify.annotations.NullMarked;
