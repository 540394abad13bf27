/** What providers allow, kept together by all processes: permits to call, and what becomes of them. */
@NullMarked
package com.easyai.gateway.limits;

import org.jspecify.annotations.NullMarked;
