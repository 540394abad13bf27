/** POST /v1/chat/completions, as OpenAI has it. */
@NullMarked
package com.easyai.gateway.chat;

import org.jspecify.annotations.NullMarked;
