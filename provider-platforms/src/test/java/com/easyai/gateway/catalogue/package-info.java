@NullMarked
package com.easyai.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
