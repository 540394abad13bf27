/** Jobs as their owners and operators read them. */
@NullMarked
package com.easyai.gateway.jobview;

import org.jspecify.annotations.NullMarked;
