package com.easyai.gateway.keyrotation;

import com.easyai.gateway.resealing.Reseal;
import com.easyai.gateway.rounds.Rounds;
import com.easyai.gateway.sealing.Sealer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * While GATEWAY_ENCRYPTION_KEY lists several keys, seals with the first what the others sealed, in the background: at start,
 * and again every minute, because a service that was not started anew yet goes on sealing with an older one.
 */
final class RotateKeys implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RotateKeys.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Sealer sealer;
    private final List<Reseal> places;
    private Optional<Rounds> rounds = Optional.empty();
    private boolean said;

    RotateKeys(Sealer sealer, List<Reseal> places) {
        this.sealer = sealer;
        this.places = List.copyOf(places);
    }

    @Override
    public synchronized void start() {
        if (sealer.olderMarks().isEmpty()) {
            return;
        }
        rounds = Optional.of(Rounds.startAtOnce("rotate-keys", EVERY, this::reseal));
    }

    @Override
    public synchronized void stop() {
        rounds.ifPresent(Rounds::stop);
        rounds = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds.isPresent();
    }

    /** A scheduled loop's broad catch: the older keys still open everything, so the next round is in time. */
    private void reseal() {
        try {
            int sealed = places.stream().mapToInt(Reseal::reseal).sum();
            if (sealed > 0) {
                LOG.info("Sealed {} secrets anew with the first key of GATEWAY_ENCRYPTION_KEY", sealed);
            }
            tell(places.stream().allMatch(Reseal::isDone));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Secrets could not be sealed anew; keep the older keys, the next round in {} tries again",
                    EVERY,
                    e);
        }
    }

    private void tell(boolean done) {
        if (done && !said) {
            LOG.info("Nothing is sealed with an older key any more; once every service was started with the new key"
                    + " first, the older ones can be taken out of GATEWAY_ENCRYPTION_KEY");
        }
        said = done;
    }
}
