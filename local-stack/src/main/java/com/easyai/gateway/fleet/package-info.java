/** The three services of the gateway as child processes: what each is called, how it is run, what it is told. */
@NullMarked
package com.easyai.gateway.fleet;

import org.jspecify.annotations.NullMarked;
