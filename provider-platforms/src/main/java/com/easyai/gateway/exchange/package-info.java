/** One exchange with a provider, whatever its wire: what was answered, if anything was, read as from a stranger. */
@NullMarked
package com.easyai.gateway.exchange;

import org.jspecify.annotations.NullMarked;
