/** Queues of jobs that wait for a provider's room, and who is next. */
@NullMarked
package com.easyai.gateway.waiting;

import org.jspecify.annotations.NullMarked;
