package com.easyai.gateway.commandline;

import com.easyai.gateway.launcher.Outside.Database;
import com.easyai.gateway.postgres.PostgresServer.Login;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads {@code --postgres}: {@code postgresql://user:password@host:port/name}, or JDBC's form of it. */
final class DatabaseUrl {
    private DatabaseUrl() {}

    /**
     * The user and password are the URL's own, else those of the environment.
     *
     * @throws IllegalArgumentException when it is no such URL, or a user or password is missing
     */
    static Database parse(String text, Map<String, String> environment) {
        URI uri = uri(text);
        Optional<String[]> own = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
        String user = own.map(parts -> decode(parts[0])).orElse(environment.getOrDefault("GATEWAY_DB_USER", ""));
        String password = own.filter(parts -> parts.length == 2)
                .map(parts -> decode(parts[1]))
                .orElse(environment.getOrDefault("GATEWAY_DB_PASSWORD", ""));
        if (user.isEmpty() || password.isEmpty())
            throw new IllegalArgumentException("--postgres needs a user and a password: in the URL, or in"
                    + " GATEWAY_DB_USER and GATEWAY_DB_PASSWORD.");
        return new Database(jdbc(uri), new Login(user, password));
    }

    private static URI uri(String text) {
        URI uri = URI.create(text.replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:"));
        if (!"postgresql".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getPath().length() < 2)
            throw new IllegalArgumentException(
                    "--postgres must look like postgresql://user:password@host:5432/database.");
        return uri;
    }

    private static String jdbc(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
