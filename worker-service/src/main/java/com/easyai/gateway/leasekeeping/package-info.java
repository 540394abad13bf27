/** This worker's lease on its jobs, and what every worker does for all: freeing what dead ones left, ending what is late. */
@NullMarked
package com.easyai.gateway.leasekeeping;

import org.jspecify.annotations.NullMarked;
