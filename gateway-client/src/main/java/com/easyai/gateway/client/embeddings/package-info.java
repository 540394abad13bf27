/** Embeddings. */
@NullMarked
package com.easyai.gateway.client.embeddings;

import org.jspecify.annotations.NullMarked;
