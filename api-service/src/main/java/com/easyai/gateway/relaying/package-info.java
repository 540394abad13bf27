/** Brings a platform's answer to its caller: looked at in one pass, passed on as it arrives, nothing of it rebuilt. */
@NullMarked
package com.easyai.gateway.relaying;

import org.jspecify.annotations.NullMarked;
