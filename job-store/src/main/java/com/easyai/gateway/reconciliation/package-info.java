/** Whether jobs, their results, their settlements and their webhooks agree (contract 2.5). */
@NullMarked
package com.easyai.gateway.reconciliation;

import org.jspecify.annotations.NullMarked;
