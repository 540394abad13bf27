/** Chat completions, whole or as a stream. */
@NullMarked
package com.easyai.gateway.client.chat;

import org.jspecify.annotations.NullMarked;
