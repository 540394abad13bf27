@NullMarked
package com.easyai.gateway.media;

import org.jspecify.annotations.NullMarked;
