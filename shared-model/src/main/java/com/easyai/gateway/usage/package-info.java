/** What a provider delivered, in the units that prices are written in. */
@NullMarked
package com.easyai.gateway.usage;

import org.jspecify.annotations.NullMarked;
