package com.easyai.gateway.resealing;

/** Secrets of one place that may have been sealed with an older key. Repeating is harmless, also by several services. */
public interface Reseal {
    /** Seals with the current key what an older one sealed; returns how many it was. Rows in use are left for later. */
    int reseal();

    /** True if nothing here needs an older key any more. */
    boolean isDone();
}
