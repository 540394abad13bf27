package com.easyai.gateway.relaying;

import com.easyai.gateway.canonical.Json;
import java.util.Optional;

/** An answer that came in one piece. */
public record WholeAnswer(byte[] json, Parts parts, Produced produced) {
    /** Empty for what is not a JSON object. */
    public static Optional<WholeAnswer> read(byte[] json) {
        Produced produced = new Produced();
        Optional<Parts> parts = ReadParts.of(json, word -> {});
        if (parts.isPresent() && parts.get().usage().isEmpty()) {
            // Only now are the words needed.
            parts = ReadParts.of(json, produced);
        }
        return parts.map(found -> {
            produced.report(found.usage());
            return new WholeAnswer(json, found, produced);
        });
    }

    /** The bytes for the caller: the platform's, but for the model's name. */
    public byte[] under(String model) {
        return parts.model().map(place -> spliced(place, model)).orElse(json);
    }

    private byte[] spliced(Parts.Place place, String model) {
        byte[] name = Json.MAPPER.writeValueAsBytes(model);
        byte[] spliced = new byte[json.length - (place.to() - place.from()) + name.length];
        System.arraycopy(json, 0, spliced, 0, place.from());
        System.arraycopy(name, 0, spliced, place.from(), name.length);
        System.arraycopy(json, place.to(), spliced, place.from() + name.length, json.length - place.to());
        return spliced;
    }

    @Override
    public String toString() {
        return "WholeAnswer[" + json.length + " bytes]";
    }
}
