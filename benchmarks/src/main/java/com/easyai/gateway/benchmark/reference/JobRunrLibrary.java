package com.easyai.gateway.benchmark.reference;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

/**
 * JobRunr's open-source edition with job requests, which spare it the analysis of a lambda at every enqueue. Its workers
 * ask for more as soon as they run short, whatever the poll interval is.
 */
final class JobRunrLibrary implements JobLibrary {
    private static final int WORKERS = 32;
    /** The shortest that its documentation advises. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private final HikariDataSource database;
    private final JobRunrConfigurationResult jobRunr;

    JobRunrLibrary(HikariDataSource database) {
        this.database = database;
        this.jobRunr = JobRunr.configure()
                .useJsonMapper(new Jackson3JsonMapper())
                .useStorageProvider(SqlStorageProviderFactory.using(database))
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andWorkerCount(WORKERS)
                                .andPollInterval(POLL),
                        false)
                .initialize();
        NoOpJob.COMPLETE.set(0);
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public String setUp() {
        return "%d workers, polls every %d s and when short of work, %d connections"
                .formatted(WORKERS, POLL.toSeconds(), database.getMaximumPoolSize());
    }

    @Override
    public void enqueue(long number) {
        jobRunr.getJobRequestScheduler().enqueue(new NoOpJob(number));
    }

    @Override
    public void startRunning() {
        jobRunr.getBackgroundJobServer().start();
    }

    @Override
    public long complete() {
        return NoOpJob.COMPLETE.get();
    }

    @Override
    public void close() {
        jobRunr.getBackgroundJobServer().stop();
        JobRunr.destroy();
        database.close();
    }
}
