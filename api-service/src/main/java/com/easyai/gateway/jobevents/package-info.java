/** A job's changes as server-sent events, and whoever else waits for a job to change. */
@NullMarked
package com.easyai.gateway.jobevents;

import org.jspecify.annotations.NullMarked;
