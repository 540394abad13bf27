@NullMarked
package com.easyai.gateway.circuit;

import org.jspecify.annotations.NullMarked;
