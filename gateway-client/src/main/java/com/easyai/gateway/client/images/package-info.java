/** Pictures, made or edited. */
@NullMarked
package com.easyai.gateway.client.images;

import org.jspecify.annotations.NullMarked;
