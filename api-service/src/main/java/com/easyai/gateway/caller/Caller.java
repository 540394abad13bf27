package com.easyai.gateway.caller;

import com.easyai.gateway.identity.EndUser;
import java.util.Optional;

/**
 * The user a request is made for, whoever sent it. {@code credential} is the user's own, for uploads in their name; it is
 * absent if server-main calls for them and sends none.
 */
public record Caller(EndUser user, Optional<String> credential) {
    /** Prints without the credential. */
    @Override
    public String toString() {
        return "Caller[" + user.sub() + "]";
    }
}
