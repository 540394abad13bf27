/** The report on jobs, results, settlements and webhooks that do not agree (contract 2.5). */
@NullMarked
package com.easyai.gateway.reconciling;

import org.jspecify.annotations.NullMarked;
