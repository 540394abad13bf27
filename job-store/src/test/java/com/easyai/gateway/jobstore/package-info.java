/** The job's tables and statements, tested together against a real PostgreSQL. */
@NullMarked
package com.easyai.gateway.jobstore;

import org.jspecify.annotations.NullMarked;
