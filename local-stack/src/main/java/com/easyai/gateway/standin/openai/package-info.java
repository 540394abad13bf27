/** The OpenAI wire of the stand-in provider. */
@NullMarked
package com.easyai.gateway.standin.openai;

import org.jspecify.annotations.NullMarked;
