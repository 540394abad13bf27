/** What the stand-in server-main keeps on disk: files, charges and webhooks, found again after a restart. */
@NullMarked
package com.easyai.gateway.standin.kept;

import org.jspecify.annotations.NullMarked;
