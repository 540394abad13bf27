package com.easyai.gateway.attempt;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commits that a provider is about to be called. */
public final class StartAttempts implements AutoCloseable {
    // The share lock makes a claim that is just being lost wait: either it sees our attempt, or we see its epoch.
    // Started
    // twice under one claim (the first commit's answer was lost) is one attempt.
    private static final String START = """
            insert into attempt (job_id, number, epoch, platform, platform_model, revision, decision)
            select job.id, row.number, row.epoch, row.platform, row.platform_model, row.revision, row.decision
              from unnest(:jobs, :numbers, :epochs, :platforms, :models, :revisions, :decisions)
                as row (job_id, number, epoch, platform, platform_model, revision, decision)
              join job on job.id = row.job_id and job.epoch = row.epoch and job.state = 'RUNNING'
               for share of job
            on conflict (job_id, number) do update set started_at = now()
             where attempt.epoch = excluded.epoch and attempt.outcome is null
            returning job_id
            """;

    private final JdbcClient jdbc;
    private final GroupCommit<NewAttempt, Boolean> writer;

    public StartAttempts(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("attempts", size, this::start);
    }

    /** True: committed, the provider may be called. False: the claim is lost, nothing may be done. */
    public boolean start(NewAttempt attempt) {
        return writer.write(attempt);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> start(List<NewAttempt> attempts) {
        var started = new HashSet<UUID>(Columns.of(jdbc.sql(START), attempts)
                .with("jobs", "uuid", a -> a.claim().job().value())
                .with("numbers", "int4", NewAttempt::number)
                .with("epochs", "int4", a -> a.claim().epoch())
                .with("platforms", "text", NewAttempt::platform)
                .with("models", "text", NewAttempt::platformModel)
                .with("revisions", "int4", NewAttempt::revision)
                .with("decisions", "text", NewAttempt::decision)
                .statement()
                .query((row, n) -> row.getObject("job_id", UUID.class))
                .list());
        return attempts.stream()
                .map(a -> started.contains(a.claim().job().value()))
                .toList();
    }
}
