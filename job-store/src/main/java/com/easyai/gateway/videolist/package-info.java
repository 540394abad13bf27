/** A user's videos as a list that things can be deleted from. */
@NullMarked
package com.easyai.gateway.videolist;

import org.jspecify.annotations.NullMarked;
