package com.easyai.gateway.document;

import java.util.Optional;

/** Where the credentials come from that a document names: the environment when it is loaded, the store afterwards. */
@FunctionalInterface
public interface CredentialSource {
    /** The credential in clear for what the document has {@code written}; empty if there is none. */
    Optional<String> resolve(String platform, String credential, String written);
}
