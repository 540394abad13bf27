/** What the stand-in provider remembers: requests, tasks and served files, all bounded. */
@NullMarked
package com.easyai.gateway.standin.record;

import org.jspecify.annotations.NullMarked;
