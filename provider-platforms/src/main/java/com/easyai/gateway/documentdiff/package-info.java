/** What differs between two catalogue documents, told so that an operator can read it. */
@NullMarked
package com.easyai.gateway.documentdiff;

import org.jspecify.annotations.NullMarked;
