package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.failure.GatewayException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what it knows and leaves the rest: a gateway that says more than it used to breaks no caller. */
public final class Json {
    private static final int LONGEST_TEXT = 256 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // A picture in base64 is one text.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * A document as this type.
     *
     * @throws GatewayException {@code unreadable_answer} if it is not
     */
    public static <T> T read(InputStream json, Class<T> type) {
        try {
            return given(MAPPER.readValue(json, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    /**
     * A document as this type.
     *
     * @throws GatewayException {@code unreadable_answer} if it is not
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return given(MAPPER.readValue(json, type), type);
        } catch (JacksonException e) {
            throw unreadable(type, e);
        }
    }

    private static <T> T given(T value, Class<T> type) {
        if (value == null) {
            throw unreadable(type, null);
        }
        return value;
    }

    private static GatewayException unreadable(Class<?> type, @Nullable Exception cause) {
        String message = "The gateway's answer cannot be read as a " + type.getSimpleName() + ".";
        return GatewayException.of(GatewayException.UNREADABLE_ANSWER, message, cause);
    }
}
