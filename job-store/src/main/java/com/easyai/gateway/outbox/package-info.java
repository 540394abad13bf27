/** What must still be told to server-main, and how telling it went. */
@NullMarked
package com.easyai.gateway.outbox;

import org.jspecify.annotations.NullMarked;
