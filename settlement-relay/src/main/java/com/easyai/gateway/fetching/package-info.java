/** Gets a result from where it is, the store or a provider's URL, whole and with its digest, whatever its size. */
@NullMarked
package com.easyai.gateway.fetching;

import org.jspecify.annotations.NullMarked;
