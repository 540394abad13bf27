/** Whom a call is for, and how long it may take. */
@NullMarked
package com.easyai.gateway.client.caller;

import org.jspecify.annotations.NullMarked;
