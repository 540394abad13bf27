/** Videos, which are always made in the background. */
@NullMarked
package com.easyai.gateway.client.videos;

import org.jspecify.annotations.NullMarked;
