/** Tokens before and without a provider's word for them: to reserve, to estimate, and to bill what broke off. */
@NullMarked
package com.easyai.gateway.tokens;

import org.jspecify.annotations.NullMarked;
