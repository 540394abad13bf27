package com.easyai.gateway.benchmark.limits;

import java.util.function.BooleanSupplier;

/** Something that decides about calls for many processes, exactly, in PostgreSQL. */
interface Limiter extends AutoCloseable {
    /** What every call asks for. */
    long TOKENS = 1000;

    String name();

    /** How it was set up, for whoever reads the figures. */
    String setUp();

    /** A platform that nobody has called yet; each decision admits or refuses one call of {@link #TOKENS} tokens. */
    BooleanSupplier platform(int rpm, long tpm);

    @Override
    void close();
}
