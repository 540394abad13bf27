package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.FileStore;
import com.easyai.gateway.standin.kept.Ledger;
import com.easyai.gateway.standin.kept.LedgerEntry;
import com.easyai.gateway.standin.kept.WebhookLog;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Page;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a person or a test asks the stand-in server-main itself. */
final class ServerMainControl {
    private static final int LONGEST_SETTINGS = 100_000;
    private static final int USUAL_LIMIT = 100;

    private final Steerings steerings;
    private final FileStore files;
    private final Ledger ledger;
    private final WebhookLog webhooks;

    ServerMainControl(Steerings steerings, FileStore files, Ledger ledger, WebhookLog webhooks) {
        this.steerings = steerings;
        this.files = files;
        this.ledger = ledger;
        this.webhooks = webhooks;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/", exchange -> Page.of("stand-in-server-main.html"));
        routes.on("GET", "/_stand-in/settings", exchange -> Reply.json(200, steerings.view()));
        routes.on("PUT", "/_stand-in/settings", this::changeSettings);
        routes.on("DELETE", "/_stand-in/settings", exchange -> honest());
        routes.on("GET", "/_stand-in/files", this::files);
        routes.on("GET", "/_stand-in/ledger", this::ledger);
        routes.on("GET", "/_stand-in/ledger/{eventId}", this::ledgerEntry);
        routes.on("GET", "/_stand-in/webhooks", this::webhooks);
        routes.on("DELETE", "/_stand-in", exchange -> forget());
    }

    private Reply changeSettings(Exchange exchange) throws IOException {
        Optional<ObjectNode> changes = exchange.body(LONGEST_SETTINGS).flatMap(Json::readObject);
        if (changes.isEmpty()) {
            return Reply.json(400, Map.of("message", "Send a JSON object with the settings to change."));
        }
        try {
            steerings.change(changes.get());
        } catch (JacksonException unknown) {
            return Reply.json(400, Map.of("message", "Not settings: " + unknown.getOriginalMessage()));
        }
        return Reply.json(200, steerings.view());
    }

    private Reply honest() {
        steerings.clear();
        return Reply.empty(204);
    }

    private Reply files(Exchange exchange) {
        ObjectNode body = Json.object().put("total", files.count());
        return Reply.json(200, body.set("files", Json.tree(files.latest(limit(exchange)))));
    }

    private Reply ledger(Exchange exchange) {
        ObjectNode body = Json.object().set("sums", Json.tree(ledger.sums()));
        return Reply.json(200, body.set("events", Json.tree(ledger.latest(limit(exchange)))));
    }

    private Reply ledgerEntry(Exchange exchange) {
        Optional<LedgerEntry> entry = ledger.find(exchange.pathPart("eventId"));
        return entry.map(found -> Reply.json(200, found)).orElseGet(Reply::notFound);
    }

    private Reply webhooks(Exchange exchange) {
        ObjectNode body = Json.object().put("total", webhooks.count()).put("invalid", webhooks.invalidCount());
        return Reply.json(200, body.set("webhooks", Json.tree(webhooks.latest(limit(exchange)))));
    }

    private static int limit(Exchange exchange) {
        return exchange.query("limit")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .orElse(USUAL_LIMIT);
    }

    private Reply forget() throws IOException {
        steerings.clear();
        files.clear();
        ledger.clear();
        webhooks.clear();
        return Reply.empty(204);
    }
}
