/** After a new encryption key: what an older one sealed is sealed anew, so that the older one can be taken away. */
@NullMarked
package com.easyai.gateway.resealing;

import org.jspecify.annotations.NullMarked;
