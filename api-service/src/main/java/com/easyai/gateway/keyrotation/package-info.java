/** Makes an older encryption key removable after a new one was put before it. */
@NullMarked
package com.easyai.gateway.keyrotation;

import org.jspecify.annotations.NullMarked;
