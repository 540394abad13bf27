@NullMarked
package com.easyai.gateway.request;

import org.jspecify.annotations.NullMarked;
