/** Many callers, one commit. */
@NullMarked
package com.easyai.gateway.groupcommit;

import org.jspecify.annotations.NullMarked;
