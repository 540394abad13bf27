/** Child processes that are started, watched, restarted and stopped; nothing in here knows what they do. */
@NullMarked
package com.easyai.gateway.supervision;

import org.jspecify.annotations.NullMarked;
