/** Whether a job may go to a platform now: within the limits that all workers share, and not past those who wait. */
@NullMarked
package com.easyai.gateway.admission;

import org.jspecify.annotations.NullMarked;
