/** Takes waiting jobs out of their queues when a provider has room for them, in fair order. */
@NullMarked
package com.easyai.gateway.wakeup;

import org.jspecify.annotations.NullMarked;
