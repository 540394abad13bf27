package com.easyai.gateway.shadowing;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.shadowcopy.CopyRow;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.NewCopy;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.topics.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

/** Stores the copies that came by the topic; what is no copy is counted and put aside. */
final class StoreCopies {
    private static final byte[] NO_VALUE = {};

    private final AcceptCopies store;
    private final UnreadableCopies unreadable;
    private final DeadLetters deadLetters;

    StoreCopies(AcceptCopies store, UnreadableCopies unreadable, DeadLetters deadLetters) {
        this.store = store;
        this.unreadable = unreadable;
        this.deadLetters = deadLetters;
    }

    /** Returns when all of them are stored or put aside; a repetition changes nothing but the count of unreadable ones. */
    void store(List<ConsumerRecord<byte[], byte[]>> records) {
        var copies = new ArrayList<NewCopy>();
        records.forEach(record -> copy(record).ifPresent(copies::add));
        if (!copies.isEmpty()) {
            var _ = store.store(copies);
        }
    }

    private Optional<NewCopy> copy(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = Optional.<byte[]>ofNullable(record.value()).orElse(NO_VALUE);
        ShadowReading reading = reading(value);
        if (reading instanceof ShadowReading.Unreadable(String cause)) {
            unreadable.count(cause);
            boolean _ = deadLetters.send(record, cause);
        }
        return CopyRow.of(reading, new String(value, StandardCharsets.UTF_8));
    }

    private static ShadowReading reading(byte[] value) {
        try {
            return ReadShadowRequest.of(Json.MAPPER.readTree(value));
        } catch (JacksonException e) {
            return new ShadowReading.Unreadable("the record is not JSON");
        }
    }
}
