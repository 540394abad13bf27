package com.easyai.gateway.client.shadow;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Sends copies in the background. Guarantees to the path that offers them: {@link #offer} never waits for the network,
 * never throws and keeps no more than a fixed number of copies; what is too much is dropped and counted.
 */
public final class ShadowCopies implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ShadowCopies.class.getName());

    private final ShadowSettings settings;
    private final PostCopy post;
    private final BlockingQueue<Supplier<ShadowCopy>> waiting;
    private final List<Thread> senders = new ArrayList<>();
    private final LongAdder chosen = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private ShadowCopies(ShadowSettings settings, PostCopy post) {
        this.settings = settings;
        this.post = post;
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
    }

    /** Starts the senders, unless the share is 0. */
    public static ShadowCopies start(URI base, String internalToken, ShadowSettings settings) {
        var copies = new ShadowCopies(settings, new PostCopy(base, internalToken, settings.timeout()));
        if (settings.share() > 0) {
            copies.startSenders();
        }
        return copies;
    }

    private void startSenders() {
        for (int n = 1; n <= settings.senders(); n++) {
            var sender = new Thread(this::sendAll, "gateway-shadow-" + n);
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
    }

    /** Sends a copy some time later, if it is within the share. It is made on a sender's thread, so making it may take long. */
    public void offer(Supplier<ShadowCopy> copy) {
        if (settings.share() <= 0 || ThreadLocalRandom.current().nextDouble() >= settings.share()) {
            return;
        }
        chosen.increment();
        if (!waiting.offer(copy)) {
            dropped.increment();
        }
    }

    public ShadowCounts counts() {
        return new ShadowCounts(chosen.sum(), sent.sum(), dropped.sum(), failed.sum());
    }

    private void sendAll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                send(waiting.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Supplier<ShadowCopy> copy) throws InterruptedException {
        try {
            (post.post(copy.get()) ? sent : failed).increment();
        } catch (IOException | RuntimeException e) {
            failed.increment();
            LOG.log(System.Logger.Level.DEBUG, "A shadow copy is lost; the path that offered it is not touched", e);
        }
    }

    /** Stops sending; copies that still wait are lost. */
    @Override
    public void close() {
        senders.forEach(Thread::interrupt);
    }
}
