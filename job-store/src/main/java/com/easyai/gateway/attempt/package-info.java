/** What a worker writes about a job it owns, before and after it calls a provider. */
@NullMarked
package com.easyai.gateway.attempt;

import org.jspecify.annotations.NullMarked;
