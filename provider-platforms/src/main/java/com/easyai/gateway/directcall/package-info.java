/** The port to platforms that answer at once, in OpenAI's shape: chat and embeddings. */
@NullMarked
package com.easyai.gateway.directcall;

import org.jspecify.annotations.NullMarked;
