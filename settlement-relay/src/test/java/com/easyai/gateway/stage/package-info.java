/** The whole relay against a real PostgreSQL and a stand-in server-main. */
@NullMarked
package com.easyai.gateway.stage;

import org.jspecify.annotations.NullMarked;
