@NullMarked
package com.easyai.gateway.dryrun;

import org.jspecify.annotations.NullMarked;
