/** A worker's beginning and its graceful end. */
@NullMarked
package com.easyai.gateway.workerlife;

import org.jspecify.annotations.NullMarked;
