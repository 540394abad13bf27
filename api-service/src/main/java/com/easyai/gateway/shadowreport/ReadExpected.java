package com.easyai.gateway.shadowreport;

import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.shadowstore.Explanations.Expected;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an operator expects to differ. */
final class ReadExpected {
    private static final int LONGEST = 500;
    /** Nobody remembers in a year why a difference was expected. */
    private static final Duration LATEST = Duration.ofDays(366);

    private final ObjectNode body;

    private ReadExpected(ObjectNode body) {
        this.body = body;
    }

    /** @throws GatewayException 400 naming the first field that is missing or wrong */
    static Expected of(ObjectNode body, Instant now) {
        var read = new ReadExpected(body);
        return new Expected(
                read.field(),
                read.required("cause"),
                read.text("model").orElse(null),
                read.kind(),
                read.required("owner"),
                read.required("reason"),
                read.expiry(now));
    }

    private String field() {
        String field = required("field");
        if (Layer.parse(field).isEmpty()) {
            throw invalid(
                    "field",
                    "must be one of "
                            + Arrays.stream(Layer.values()).map(Layer::wire).collect(Collectors.joining(", ")));
        }
        return field;
    }

    private @Nullable String kind() {
        Optional<String> kind = text("kind");
        if (kind.isPresent() && JobKind.parse(kind.get()).isEmpty()) {
            throw invalid("kind", "must be one of image, edit, video, chat, embedding, or be left out");
        }
        return kind.orElse(null);
    }

    private Instant expiry(Instant now) {
        try {
            Instant expiry = Instant.parse(required("expiresAt"));
            if (expiry.isAfter(now) && expiry.isBefore(now.plus(LATEST))) {
                return expiry;
            }
        } catch (DateTimeParseException e) {
            throw invalid("expiresAt", "must be a time such as 2026-11-30T00:00:00Z");
        }
        throw invalid("expiresAt", "must lie ahead, by at most " + LATEST.toDays() + " days");
    }

    private String required(String name) {
        return text(name)
                .orElseThrow(
                        () -> GatewayException.at(name, ErrorCode.MISSING_REQUIRED_PARAMETER, name + " is required."));
    }

    private Optional<String> text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        boolean isPlain = value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= LONGEST
                && value.asString().chars().noneMatch(Character::isISOControl);
        if (!isPlain) {
            throw invalid(name, "must be text of 1 to " + LONGEST + " characters on one line");
        }
        return Optional.of(value.asString());
    }

    private static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }
}
