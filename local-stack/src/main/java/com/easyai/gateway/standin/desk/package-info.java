/** What both provider wires do with a call: check its key and fields, meet its faults, make its files. */
@NullMarked
package com.easyai.gateway.standin.desk;

import org.jspecify.annotations.NullMarked;
