@NullMarked
package com.easyai.gateway.documentdiff;

import org.jspecify.annotations.NullMarked;
