/** Jobs as an operator sees and handles them. */
@NullMarked
package com.easyai.gateway.jobdesk;

import org.jspecify.annotations.NullMarked;
