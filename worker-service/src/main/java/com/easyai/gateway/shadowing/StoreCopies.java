package com.easyai.gateway.shadowing;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.shadowcopy.CopyRow;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.NewCopy;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.topics.DeadLetters;
import com.easyai.gateway.topics.PublishShadow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

/** Stores the copies that came by the topic; what is no copy is put aside and counted. */
final class StoreCopies {
    private static final byte[] NO_VALUE = {};

    private final AcceptCopies store;
    private final UnreadableCopies unreadable;
    private final DeadLetters deadLetters;
    private final PublishShadow publish;

    StoreCopies(AcceptCopies store, UnreadableCopies unreadable, DeadLetters deadLetters, PublishShadow publish) {
        this.store = store;
        this.unreadable = unreadable;
        this.deadLetters = deadLetters;
        this.publish = publish;
    }

    /**
     * True once all of them are stored or put aside. False if one could not be put aside: then all must come again, for
     * that record is all there is of it. A repetition changes nothing but the count of unreadable ones.
     */
    boolean store(List<ConsumerRecord<byte[], byte[]>> records) {
        var copies = new ArrayList<NewCopy>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] value = Optional.<byte[]>ofNullable(record.value()).orElse(NO_VALUE);
            ShadowReading reading = reading(value);
            if (reading instanceof ShadowReading.Unreadable(String cause) && !isPutAside(record, cause)) {
                return false;
            }
            CopyRow.of(reading, new String(value, StandardCharsets.UTF_8)).ifPresent(copies::add);
        }
        keep(copies);
        return true;
    }

    private boolean isPutAside(ConsumerRecord<byte[], byte[]> record, String cause) {
        boolean isPutAside = deadLetters.send(record, cause);
        if (isPutAside) {
            unreadable.count(cause);
        }
        return isPutAside;
    }

    private void keep(List<NewCopy> copies) {
        List<Boolean> kept = copies.isEmpty() ? List.of() : store.store(copies);
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i)) {
                tell(copies.get(i));
            }
        }
    }

    /** What is known at once; the others are told of when they are compared. */
    private void tell(NewCopy copy) {
        CopyRow.result(copy).ifPresent(result -> publish.result(copy.requestId(), result));
    }

    private static ShadowReading reading(byte[] value) {
        try {
            return ReadShadowRequest.of(Json.MAPPER.readTree(value));
        } catch (JacksonException e) {
            return new ShadowReading.Unreadable("the record is not JSON");
        }
    }
}
