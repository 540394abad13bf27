/** Jobs: what a picture or video that takes long is while it is made. */
@NullMarked
package com.easyai.gateway.client.jobs;

import org.jspecify.annotations.NullMarked;
