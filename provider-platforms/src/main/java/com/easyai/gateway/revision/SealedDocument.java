package com.easyai.gateway.revision;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.document.CredentialSource;
import com.easyai.gateway.sealing.Sealer;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is stored of a revision: the document without credentials, and beside it each credential sealed for its platform
 * and name ({@code sealed.<platform>.<credential>}, base64), references to the environment included, so that a replica
 * need not have the variable.
 */
record SealedDocument(ObjectNode document, ObjectNode sealed) {
    static SealedDocument of(Catalogue catalogue, ObjectNode document, Sealer sealer) {
        ObjectNode sealed = Json.MAPPER.createObjectNode();
        for (Platform platform : catalogue.platforms()) {
            ObjectNode target = sealed.putObject(platform.name());
            new TreeMap<>(platform.access().credentials()).forEach((name, secret) -> {
                byte[] bytes = sealer.seal(secret, boundTo(platform.name(), name));
                target.put(name, Base64.getEncoder().encodeToString(bytes));
            });
        }
        return new SealedDocument(document, sealed);
    }

    static SealedDocument parse(String text) {
        return Json.MAPPER.readValue(text, SealedDocument.class);
    }

    String text() {
        return Json.MAPPER.writeValueAsString(this);
    }

    /** Opens the stored credentials, whatever the document shows in their place. */
    CredentialSource credentials(Sealer sealer) {
        return (platform, name, written) -> open(platform, name, sealer);
    }

    private Optional<String> open(String platform, String name, Sealer sealer) {
        return sealed.path(platform)
                .path(name)
                .stringValueOpt()
                .map(text -> sealer.openText(Base64.getDecoder().decode(text), boundTo(platform, name)));
    }

    private static String boundTo(String platform, String credential) {
        return "catalogue:" + platform + ":" + credential;
    }
}
