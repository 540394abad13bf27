/** Pictures that callers name or send: fetched within limits and recognised without unpacking them. */
@NullMarked
package com.easyai.gateway.media;

import org.jspecify.annotations.NullMarked;
