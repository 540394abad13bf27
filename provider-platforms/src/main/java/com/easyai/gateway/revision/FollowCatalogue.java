package com.easyai.gateway.revision;

import com.easyai.gateway.rounds.Rounds;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the file, puts the newest revision in force before anything is served, and then follows the store. While it cannot,
 * the revision in force stays.
 */
final class FollowCatalogue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FollowCatalogue.class);

    private final LoadCatalogueFile file;
    private final CurrentCatalogue current;
    private final Duration every;
    private Optional<Rounds> rounds = Optional.empty();
    private boolean failing;

    FollowCatalogue(LoadCatalogueFile file, CurrentCatalogue current, Duration every) {
        this.file = file;
        this.current = current;
        this.every = every;
    }

    /** Before the web server and the consumers, which start last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        file.load();
        current.refresh();
        if (current.get().revision() == 0) {
            LOG.warn("no catalogue is stored: every model is unknown until one is put to /admin/catalogue,"
                    + " or the service is started with GATEWAY_CATALOGUE_FILE");
        }
        rounds = Optional.of(Rounds.start("follow-catalogue", every, this::refresh));
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

    /** A scheduled loop's broad catch: whatever fails once is tried again, and said once. */
    private void refresh() {
        int before = current.get().revision();
        try {
            current.refresh();
            if (failing || current.get().revision() != before) {
                LOG.info("catalogue revision {} is in force", current.get().revision());
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error(
                        "catalogue revision {} stays in force, and a newer one is tried again every {}",
                        before,
                        every,
                        e);
            }
            failing = true;
        }
    }
}
