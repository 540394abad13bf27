/** What the comparisons amount to: the report with its verdict, one comparison, and what is expected to differ. */
@NullMarked
package com.easyai.gateway.shadowreport;

import org.jspecify.annotations.NullMarked;
