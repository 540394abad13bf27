package com.easyai.gateway.charging;

import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.settlementcopy.UncopiedSettlements;
import com.easyai.gateway.settlementcopy.UncopiedSettlements.Uncopied;
import com.easyai.gateway.topics.Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Copies acknowledged settlements to their topic, each at least once. A settlement is marked as delivered only when Kafka
 * has confirmed its copy, or together with a note that a copy is owed; what is noted any relay copies, until Kafka has it.
 * So neither an outage of Kafka nor the death of a relay leaves one out. A reader may see one twice, under the same event
 * id and with the same bytes.
 */
final class CopySettlements {
    /** Many times what a confirmation takes, also on a busy machine; the places of settlements are not held longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Longer than a record is tried before it is given up, and shorter than a claim of what is noted. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(12);
    /** How long what one relay tries to copy is left to it. */
    static final Duration CLAIM = Duration.ofSeconds(15);

    private static final int BATCH = 500;

    private record Sent(Uncopied copy, CompletableFuture<Boolean> confirmed) {}

    private final Publish publish;
    private final UncopiedSettlements noted;
    /** False: the last copy was not confirmed in time, and until one is, settlements are only noted. */
    private volatile boolean confirms = true;

    CopySettlements(Publish publish, UncopiedSettlements noted) {
        this.publish = publish;
        this.noted = noted;
    }

    /** True once Kafka has confirmed the copy; false soon: it must be noted, although Kafka may have it. */
    boolean isConfirmed(Message settlement) {
        if (!confirms) {
            return false;
        }
        boolean confirmed =
                send(settlement.eventId(), settlement.body(), PATIENCE).join();
        if (!confirmed) {
            confirms = false;
        }
        return confirmed;
    }

    /**
     * Copies some of what is noted and says whether more may be; while Kafka confirms nothing, one alone, to find out
     * whether it does again.
     */
    boolean copyNoted() {
        List<Uncopied> claimed = noted.claim(confirms ? BATCH : 1);
        List<Uncopied> copied = confirmed(claimed);
        if (!copied.isEmpty()) {
            noted.copied(copied);
        }
        confirms = copied.size() == claimed.size();
        return confirms && !claimed.isEmpty();
    }

    /** All are on their way before the first is waited for. */
    private List<Uncopied> confirmed(List<Uncopied> claimed) {
        List<Sent> sent = claimed.stream()
                .map(copy -> new Sent(copy, send(copy.eventId(), copy.body(), LONG_PATIENCE)))
                .toList();
        return sent.stream()
                .filter(each -> each.confirmed().join())
                .map(Sent::copy)
                .toList();
    }

    private CompletableFuture<Boolean> send(UUID eventId, String body, Duration patience) {
        return publish.settled(eventId, body.getBytes(StandardCharsets.UTF_8))
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
