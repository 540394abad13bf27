/** What a stack keeps in its data folder between runs, and the lock that lets one stack at a time use it. */
@NullMarked
package com.easyai.gateway.datafolder;

import org.jspecify.annotations.NullMarked;
