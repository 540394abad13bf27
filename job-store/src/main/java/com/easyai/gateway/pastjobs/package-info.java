/** Jobs that were accepted before, to be decided again. */
@NullMarked
package com.easyai.gateway.pastjobs;

import org.jspecify.annotations.NullMarked;
