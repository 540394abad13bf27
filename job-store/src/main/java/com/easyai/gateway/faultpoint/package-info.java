/** Where tests make a service die. */
@NullMarked
package com.easyai.gateway.faultpoint;

import org.jspecify.annotations.NullMarked;
