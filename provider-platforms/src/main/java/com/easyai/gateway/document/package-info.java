/** The catalogue document as operators write it: read whole, and refused with every problem and its path. */
@NullMarked
package com.easyai.gateway.document;

import org.jspecify.annotations.NullMarked;
