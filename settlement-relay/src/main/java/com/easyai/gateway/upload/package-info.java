/** Brings results to server-main, and ends their jobs. */
@NullMarked
package com.easyai.gateway.upload;

import org.jspecify.annotations.NullMarked;
