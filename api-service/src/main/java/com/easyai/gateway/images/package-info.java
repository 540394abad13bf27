/** OpenAI's image calls: the same jobs, answered when they are done. */
@NullMarked
package com.easyai.gateway.images;

import org.jspecify.annotations.NullMarked;
