/** Whether the comparisons are evidence enough to move traffic, with the rule and the numbers; pure functions. */
@NullMarked
package com.easyai.gateway.verdict;

import org.jspecify.annotations.NullMarked;
