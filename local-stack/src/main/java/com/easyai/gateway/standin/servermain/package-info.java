/** The stand-in server-main: keys, files, ledger and webhooks, kept in append-only files. */
@NullMarked
package com.easyai.gateway.standin.servermain;

import org.jspecify.annotations.NullMarked;
