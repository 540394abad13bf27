/** The process that runs the stand-in provider and the stand-in server-main side by side. */
@NullMarked
package com.easyai.gateway.standin;

import org.jspecify.annotations.NullMarked;
