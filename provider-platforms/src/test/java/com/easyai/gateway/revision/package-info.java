@NullMarked
package com.easyai.gateway.revision;

import org.jspecify.annotations.NullMarked;
