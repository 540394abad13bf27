package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The steering for everybody, for single users, and for single requests; the narrowest one holds. */
final class Steerings {
    private Steering all = Steering.HONEST;
    private final Map<String, Steering> users = new TreeMap<>();
    private final Map<String, Steering> requests = new TreeMap<>();

    /** As {@code GET /_stand-in/settings} shows it. */
    record View(Steering all, Map<String, Steering> users, Map<String, Steering> requests) {}

    synchronized Steering of(String user, String requestId) {
        Steering one = requests.get(requestId);
        return one != null ? one : users.getOrDefault(user, all);
    }

    /** Waits as long as the steering says; a cut connection when server-main is to be down. */
    static Optional<Reply> meet(Steering steering) throws IOException {
        try {
            Thread.sleep(steering.delayMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the stand-in is stopping", stopping);
        }
        return steering.down() ? Optional.of(new Reply.Cut()) : Optional.empty();
    }

    synchronized void all(Steering steering) {
        all = steering;
    }

    synchronized void user(String sub, Steering steering) {
        users.put(sub, steering);
    }

    synchronized void request(String requestId, Steering steering) {
        requests.put(requestId, steering);
    }

    /** Applies {@code {"user"?, "requestId"?, …fields}}: the fields change what holds for the one named, or for all. */
    synchronized void change(ObjectNode body) {
        String user = body.path("user").asString("");
        String requestId = body.path("requestId").asString("");
        ObjectNode fields = body.deepCopy();
        fields.remove("user");
        fields.remove("requestId");
        Steering changed = Json.merge(of(user, requestId), fields, Steering.class);
        if (!requestId.isEmpty()) {
            request(requestId, changed);
        } else if (!user.isEmpty()) {
            user(user, changed);
        } else {
            all(changed);
        }
    }

    synchronized View view() {
        return new View(all, new TreeMap<>(users), new TreeMap<>(requests));
    }

    synchronized void clear() {
        all = Steering.HONEST;
        users.clear();
        requests.clear();
    }
}
