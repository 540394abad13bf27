/** Claims what is due and gives each delivery a thread, within the room of its kind. */
@NullMarked
package com.easyai.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
