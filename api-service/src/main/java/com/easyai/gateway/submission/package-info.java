/** From a request to a committed job (contract 2.2, 2.4). */
@NullMarked
package com.easyai.gateway.submission;

import org.jspecify.annotations.NullMarked;
