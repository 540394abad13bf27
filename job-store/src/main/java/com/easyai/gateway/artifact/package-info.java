/** A job's results on their way to server-main. */
@NullMarked
package com.easyai.gateway.artifact;

import org.jspecify.annotations.NullMarked;
