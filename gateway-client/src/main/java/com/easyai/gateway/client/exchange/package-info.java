/** One call over HTTP: keyed, sent again only when that is safe, read or explained. */
@NullMarked
package com.easyai.gateway.client.exchange;

import org.jspecify.annotations.NullMarked;
