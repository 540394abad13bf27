/** Running one claimed job: from where earlier attempts left it to where this worker can bring it. */
@NullMarked
package com.easyai.gateway.execution;

import org.jspecify.annotations.NullMarked;
