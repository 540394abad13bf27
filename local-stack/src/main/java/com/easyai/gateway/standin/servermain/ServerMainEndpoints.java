package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.FileStore;
import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The endpoints that the gateway calls, each behind the credential that the contract names. */
final class ServerMainEndpoints {
    private static final int LONGEST_KEY_REQUEST = 100_000;

    private final Accounts accounts;
    private final Steerings steerings;
    private final FileStore files;
    private final Uploads uploads;
    private final Settlements settlements;
    private final Webhooks webhooks;
    private final String webhookPath;

    ServerMainEndpoints(
            ServerMainSettings settings,
            Steerings steerings,
            FileStore files,
            Settlements settlements,
            Webhooks webhooks) {
        this.accounts = new Accounts(settings);
        this.steerings = steerings;
        this.files = files;
        this.uploads = new Uploads(files);
        this.settlements = settlements;
        this.webhooks = webhooks;
        this.webhookPath = settings.webhookPath();
    }

    void addTo(Routes routes) {
        routes.on("POST", "/internal/platform/auth/verify-api-key", internal(this::verifyKey));
        routes.on("POST", "/internal/platform/settlements", internal(settlements::receive));
        routes.on("POST", webhookPath, webhooks::receive);
        routes.on("POST", "/v1/files/upload", this::upload);
        routes.on("GET", "/files/{key}", this::download);
    }

    private Routes.Route internal(Routes.Route route) {
        return exchange -> accounts.isInternal(exchange.bearer())
                ? route.answer(exchange)
                : Reply.json(401, Map.of("message", "The internal token is missing or wrong."));
    }

    private Reply verifyKey(Exchange exchange) throws IOException {
        String key = exchange.body(LONGEST_KEY_REQUEST)
                .flatMap(Json::readObject)
                .map(body -> body.path("apiKey").asString(""))
                .orElse("");
        Optional<String> sub = accounts.ofKey(key);
        Steering steering = steerings.of(sub.orElse(""), "");
        Optional<Reply> met = Steerings.meet(steering);
        if (met.isPresent()) {
            return met.get();
        }
        if (steering.verifyStatus() != 0) {
            return Reply.json(steering.verifyStatus(), Map.of("message", "The stand-in was told to answer so."));
        }
        return sub.map(user -> Reply.json(200, accounts.verified(key, user)))
                .orElseGet(() -> Reply.json(401, Map.of("message", "This API key is not known.")));
    }

    private Reply upload(Exchange exchange) throws IOException {
        Optional<String> user = exchange.bearer().flatMap(accounts::ofCredential);
        return user.isPresent()
                ? uploads.receive(exchange, user.get(), steerings.of(user.get(), ""))
                : Reply.json(401, Map.of("message", "Send a user's key or token as a bearer token."));
    }

    private Reply download(Exchange exchange) {
        Optional<StoredFile> file = files.find(exchange.pathPart("key"));
        return file.map(files::reply).orElseGet(Reply::notFound);
    }
}
