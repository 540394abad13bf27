/** The models there are, as OpenAI lists them. */
@NullMarked
package com.easyai.gateway.models;

import org.jspecify.annotations.NullMarked;
