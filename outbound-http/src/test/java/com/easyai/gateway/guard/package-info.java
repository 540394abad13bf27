@NullMarked
package com.easyai.gateway.guard;

import org.jspecify.annotations.NullMarked;
