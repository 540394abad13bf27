/** POST /v1/embeddings, as OpenAI has it. */
@NullMarked
package com.easyai.gateway.embeddings;

import org.jspecify.annotations.NullMarked;
