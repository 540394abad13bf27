package com.easyai.gateway.caller;

import com.easyai.gateway.identity.EndUser;

/** What server-main says of a key. */
sealed interface KeyVerdict {
    record Valid(EndUser user) implements KeyVerdict {}

    record Refused() implements KeyVerdict {}

    /** Nothing was said: never a reason to refuse a key that was good before. */
    record Unavailable() implements KeyVerdict {}
}
