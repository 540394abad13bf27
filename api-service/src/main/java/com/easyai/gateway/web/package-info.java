/** What every request meets on its way in and out: a number, a door, one form of answers and of errors. */
@NullMarked
package com.easyai.gateway.web;

import org.jspecify.annotations.NullMarked;
