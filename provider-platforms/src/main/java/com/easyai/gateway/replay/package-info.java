/** Accepted jobs decided again under another catalogue: what it would change in routing and money. */
@NullMarked
package com.easyai.gateway.replay;

import org.jspecify.annotations.NullMarked;
