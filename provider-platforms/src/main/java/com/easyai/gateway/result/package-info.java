/** What providers say they delivered, checked: pictures, tasks, sizes, quantities. */
@NullMarked
package com.easyai.gateway.result;

import org.jspecify.annotations.NullMarked;
