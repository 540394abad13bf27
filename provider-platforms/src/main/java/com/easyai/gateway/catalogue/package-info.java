/** What is offered: models with their rules and prices, platforms with their models, limits and accounts. */
@NullMarked
package com.easyai.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
