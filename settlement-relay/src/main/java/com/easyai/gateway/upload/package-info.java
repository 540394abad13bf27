/** Brings results to server-main: from the store or from a provider's URL, whatever their size. */
@NullMarked
package com.easyai.gateway.upload;

import org.jspecify.annotations.NullMarked;
