/** What the gateway adds to a chat call, against calling the same provider directly. */
@NullMarked
package com.easyai.gateway.benchmark.chat;

import org.jspecify.annotations.NullMarked;
