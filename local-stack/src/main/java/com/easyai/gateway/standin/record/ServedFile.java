package com.easyai.gateway.standin.record;

import com.easyai.gateway.standin.media.Media;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A file handed out as a link, inline, or by a content call. It holds the description, never the bytes. */
public final class ServedFile {
    private final String id;
    private final String name;
    private final Media media;
    private final Delivery delivery;
    private final Instant madeAt = Instant.now();
    private final AtomicInteger served = new AtomicInteger();
    private volatile @Nullable String sha256;

    /** What a request for the file's link gets. */
    public enum Delivery {
        WHOLE,
        /** 404, as when the provider's own copy has expired. */
        GONE,
        /** Announces the whole length and breaks off half-way. */
        TRUNCATED
    }

    ServedFile(String id, Media media, Delivery delivery) {
        this.id = id;
        this.name = "result." + media.kind().extension();
        this.media = media;
        this.delivery = delivery;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Media media() {
        return media;
    }

    public Delivery delivery() {
        return delivery;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** Counts that its bytes went out. */
    public void countServed() {
        served.incrementAndGet();
    }

    /** How often its bytes were sent: inline, or begun to be downloaded. */
    public int timesServed() {
        return served.get();
    }

    /** Worked out on first use: a file of many megabytes is written once for it. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = media.sha256();
            sha256 = known;
        }
        return known;
    }

    public String pathAndName() {
        return "/files/" + id + "/" + name;
    }
}
