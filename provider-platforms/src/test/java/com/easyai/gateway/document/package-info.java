@NullMarked
package com.easyai.gateway.document;

import org.jspecify.annotations.NullMarked;
