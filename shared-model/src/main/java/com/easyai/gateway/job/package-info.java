/** A job's identity, kind, states and the object that callers see. */
@NullMarked
package com.easyai.gateway.job;

import org.jspecify.annotations.NullMarked;
