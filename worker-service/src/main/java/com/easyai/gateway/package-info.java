/** The worker-service: takes jobs, calls providers, follows their tasks to the end. */
@NullMarked
package com.easyai.gateway;

import org.jspecify.annotations.NullMarked;
