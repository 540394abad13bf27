/** Multipart forms, as OpenAI's SDKs send pictures, read into the JSON that means the same. */
@NullMarked
package com.easyai.gateway.formdata;

import org.jspecify.annotations.NullMarked;
