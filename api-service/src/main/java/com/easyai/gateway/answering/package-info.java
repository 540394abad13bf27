/** Calls that are answered while their caller waits: offered, admitted, sent, passed on, ended with a bill. */
@NullMarked
package com.easyai.gateway.answering;

import org.jspecify.annotations.NullMarked;
