/** The catalogue's revisions in the store, and the one in force. */
@NullMarked
package com.easyai.gateway.revision;

import org.jspecify.annotations.NullMarked;
