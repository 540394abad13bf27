/** Which worker owns which job: leases, epochs, the two doors. */
@NullMarked
package com.easyai.gateway.claim;

import org.jspecify.annotations.NullMarked;
