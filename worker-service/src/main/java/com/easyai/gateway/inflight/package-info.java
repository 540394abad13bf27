/** What this worker is busy with: slots by kind, and the jobs in them. */
@NullMarked
package com.easyai.gateway.inflight;

import org.jspecify.annotations.NullMarked;
