package com.easyai.gateway.revision;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.document.CredentialSource;
import com.easyai.gateway.sealing.Sealer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
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
        return (platform, name, written) -> secret(platform, name, sealer);
    }

    Optional<String> secret(String platform, String name, Sealer sealer) {
        return sealed.path(platform)
                .path(name)
                .stringValueOpt()
                .map(text -> sealer.openText(Base64.getDecoder().decode(text), boundTo(platform, name)));
    }

    /** True if nothing in it needs another key than the current one. */
    boolean isSealedBy(Sealer sealer) {
        return sealed.values().stream()
                .flatMap(platform -> platform.values().stream())
                .allMatch(box -> sealer.isCurrent(bytes(box)));
    }

    /** The same, with every credential sealed by the current key. */
    SealedDocument resealed(Sealer sealer) {
        ObjectNode anew = sealed.deepCopy();
        anew.properties().forEach(platform -> {
            var boxes = (ObjectNode) platform.getValue();
            List.copyOf(boxes.properties()).forEach(box -> {
                String boundTo = boundTo(platform.getKey(), box.getKey());
                byte[] resealed = sealer.seal(sealer.open(bytes(box.getValue()), boundTo), boundTo);
                boxes.put(box.getKey(), Base64.getEncoder().encodeToString(resealed));
            });
        });
        return new SealedDocument(document, anew);
    }

    private static byte[] bytes(JsonNode box) {
        return Base64.getDecoder().decode(box.stringValue());
    }

    private static String boundTo(String platform, String credential) {
        return "catalogue:" + platform + ":" + credential;
    }
}
