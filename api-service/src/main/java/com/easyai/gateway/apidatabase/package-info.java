/** The api-service's connections to PostgreSQL, and the partitions that must exist before a job is accepted. */
@NullMarked
package com.easyai.gateway.apidatabase;

import org.jspecify.annotations.NullMarked;
