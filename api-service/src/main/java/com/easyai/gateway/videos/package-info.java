/** OpenAI's video calls: the same jobs as its video objects. */
@NullMarked
package com.easyai.gateway.videos;

import org.jspecify.annotations.NullMarked;
