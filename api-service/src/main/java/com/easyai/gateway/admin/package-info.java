/** What operators see and do: jobs of all users with their attempts, and deliveries that are stuck (contract 2.5). */
@NullMarked
package com.easyai.gateway.admin;

import org.jspecify.annotations.NullMarked;
