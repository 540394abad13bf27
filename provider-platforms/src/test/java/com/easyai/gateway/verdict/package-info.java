@NullMarked
package com.easyai.gateway.verdict;

import org.jspecify.annotations.NullMarked;
