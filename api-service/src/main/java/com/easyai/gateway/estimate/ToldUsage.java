package com.easyai.gateway.estimate;

import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.offering.CallFields;
import com.easyai.gateway.result.Reported;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller expects the provider to count, in the names and forms of a settlement's usage. Only what a settlement could
 * hold is taken: a provider is not believed more pictures or seconds than were asked for, nor more cached than was sent.
 */
final class ToldUsage {
    static final String FIELD = "usage";

    private static final String IMAGES = "images";
    private static final String SECONDS = "seconds";
    private static final String MEGAPIXELS = "megapixels";
    private static final String INPUT = "inputTokens";
    private static final String CACHED = "cachedInputTokens";
    private static final String OUTPUT = "outputTokens";
    private static final List<String> TOKENS = List.of(INPUT, CACHED, OUTPUT);

    /** More than the pictures of any request have. */
    private static final BigDecimal MOST_MEGAPIXELS = BigDecimal.valueOf(1_000_000);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,7}(\\.\\d{1,6})?");

    private final CallFields told;

    private ToldUsage(ObjectNode told) {
        this.told = new CallFields(told);
    }

    /**
     * The {@code usage} of an estimate's body; a missing one tells nothing.
     *
     * @throws GatewayException 400 if it is no object, or has fields that are not counted for this kind
     */
    static ToldUsage in(ObjectNode body, JobKind kind) {
        ObjectNode told = new CallFields(body).object(FIELD).orElseGet(JsonNodeFactory.instance::objectNode);
        try {
            KnownFields.only(counted(kind), told, "is not counted for kind " + kind.wire());
            return new ToldUsage(told);
        } catch (GatewayException refused) {
            throw refused.within(FIELD + ".");
        }
    }

    private static List<String> counted(JobKind kind) {
        Stream<String> others = switch (kind) {
            case IMAGE, EDIT -> Stream.of(IMAGES, MEGAPIXELS);
            case VIDEO -> Stream.of(SECONDS);
            case CHAT, EMBEDDING -> Stream.of();
        };
        return Stream.concat(others, TOKENS.stream()).toList();
    }

    /**
     * What is expected of the request alone, each quantity replaced that was told.
     *
     * @throws GatewayException 400 naming a quantity that cannot be one of this request
     */
    Usage over(Usage expected) {
        try {
            Long input = tokens(INPUT, expected.inputTokens());
            return new Usage(
                    images(expected.images()),
                    decimal(SECONDS, Reported.mostSeconds(Optional.ofNullable(expected.seconds())), expected.seconds()),
                    decimal(MEGAPIXELS, MOST_MEGAPIXELS, expected.megapixels()),
                    input,
                    cached(input, expected.cachedInputTokens()),
                    tokens(OUTPUT, expected.outputTokens()));
        } catch (GatewayException refused) {
            throw refused.within(FIELD + ".");
        }
    }

    /** A job of which no picture comes has failed, and has no bill. */
    private @Nullable Integer images(@Nullable Integer asked) {
        if (asked == null) {
            return null;
        }
        told.whole(IMAGES, 1, asked);
        return told.value(IMAGES).map(JsonNode::intValue).orElse(asked);
    }

    private @Nullable Long tokens(String name, @Nullable Long expected) {
        told.whole(name, 0, Reported.MOST_TOKENS);
        return told.value(name).map(JsonNode::longValue).orElse(expected);
    }

    private @Nullable Long cached(@Nullable Long input, @Nullable Long expected) {
        Long cached = tokens(CACHED, expected);
        long sent = input == null ? 0 : input;
        if (cached != null && cached > sent) {
            throw CallFields.invalid(CACHED, "must be at most " + INPUT + ", which is " + sent);
        }
        return cached;
    }

    private @Nullable BigDecimal decimal(String name, BigDecimal most, @Nullable BigDecimal expected) {
        return told.value(name).map(value -> decimal(name, value, most)).orElse(expected);
    }

    private static BigDecimal decimal(String name, JsonNode value, BigDecimal most) {
        String text = value.isString() ? value.asString() : "";
        BigDecimal amount = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
        if (amount.signum() == 0 || amount.compareTo(most) > 0) {
            throw CallFields.invalid(
                    name,
                    "must be a decimal as text, such as \"1.5\", above 0 and at most " + most.toPlainString()
                            + ", with at most six places");
        }
        return amount;
    }
}
