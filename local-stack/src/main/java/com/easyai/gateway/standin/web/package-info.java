/** A small HTTP server: routes in, replies as values out, bodies streamed, a virtual thread a request. */
@NullMarked
package com.easyai.gateway.standin.web;

import org.jspecify.annotations.NullMarked;
