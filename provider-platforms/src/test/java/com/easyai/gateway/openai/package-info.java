@NullMarked
package com.easyai.gateway.openai;

import org.jspecify.annotations.NullMarked;
