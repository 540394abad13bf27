/** Real files made from a description: PNG, JPEG and MP4, unique by their marker and never held. */
@NullMarked
package com.easyai.gateway.standin.media;

import org.jspecify.annotations.NullMarked;
