/** An embedded PostgreSQL 18: the real programs as a child process, its data kept in a folder. */
@NullMarked
package com.easyai.gateway.postgres;

import org.jspecify.annotations.NullMarked;
