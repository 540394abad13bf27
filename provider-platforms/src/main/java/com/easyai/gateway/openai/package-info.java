/** The wire of OpenAI and of the many platforms that copy it. */
@NullMarked
package com.easyai.gateway.openai;

import org.jspecify.annotations.NullMarked;
