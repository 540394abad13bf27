package com.easyai.gateway.benchmark.reference;

import java.util.concurrent.atomic.AtomicLong;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** JobRunr's job: a request, which it stores as JSON, and a handler, which it makes by its constructor. */
public record NoOpJob(long number) implements JobRequest {
    /** JobRunr makes the handlers itself, so that what they count is nobody's. */
    static final AtomicLong COMPLETE = new AtomicLong();

    @Override
    public Class<Handler> getJobRequestHandler() {
        return Handler.class;
    }

    /** Counts the job. */
    public static final class Handler implements JobRequestHandler<NoOpJob> {
        @Override
        public void run(NoOpJob job) {
            COMPLETE.incrementAndGet();
        }
    }
}
