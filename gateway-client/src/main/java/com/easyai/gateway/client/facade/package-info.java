/** The six calls, over HTTP or by whatever the caller had before. */
@NullMarked
package com.easyai.gateway.client.facade;

import org.jspecify.annotations.NullMarked;
