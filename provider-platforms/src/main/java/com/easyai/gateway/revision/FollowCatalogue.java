package com.easyai.gateway.revision;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private CountDownLatch stopped = new CountDownLatch(0);
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
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("follow-catalogue").start(() -> follow(untilStopped));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void follow(CountDownLatch untilStopped) {
        try {
            while (!untilStopped.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
