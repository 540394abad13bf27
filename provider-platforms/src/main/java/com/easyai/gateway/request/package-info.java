/** A request as the caller sent it, made canonical, checked against the catalogue, and priced. */
@NullMarked
package com.easyai.gateway.request;

import org.jspecify.annotations.NullMarked;
