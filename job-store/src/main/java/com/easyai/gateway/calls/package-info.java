/** Calls whose caller waits for the answer, as rows: begun before the provider is asked, ended with the bill. */
@NullMarked
package com.easyai.gateway.calls;

import org.jspecify.annotations.NullMarked;
