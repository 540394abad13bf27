package com.easyai.gateway.benchmark.reference;

/** A library that keeps jobs in PostgreSQL and runs them; here each job does nothing but count itself. */
interface JobLibrary extends AutoCloseable {
    String name();

    /** How it was set up, for whoever reads the figures. */
    String setUp();

    /** Returns when the job is committed. */
    void enqueue(long number);

    /** Starts to work the queue off. */
    void startRunning();

    /** How many jobs have been run. */
    long complete();

    @Override
    void close();
}
