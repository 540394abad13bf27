/** Keeps a client away from everything that is not the open internet, wherever a URL or a redirect leads it. */
@NullMarked
package com.easyai.gateway.guard;

import org.jspecify.annotations.NullMarked;
