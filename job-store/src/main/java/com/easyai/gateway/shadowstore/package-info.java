/** Copied requests and their comparisons: taken in once, kept without anything of the user's, counted by the database. */
@NullMarked
package com.easyai.gateway.shadowstore;

import org.jspecify.annotations.NullMarked;
