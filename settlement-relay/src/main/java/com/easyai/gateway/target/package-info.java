/** The endpoints of server-main, each with its own circuit. */
@NullMarked
package com.easyai.gateway.target;

import org.jspecify.annotations.NullMarked;
