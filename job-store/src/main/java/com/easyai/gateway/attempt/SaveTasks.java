package com.easyai.gateway.attempt;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commits a provider's task the moment it is known, so that no later worker submits it again. */
public final class SaveTasks implements AutoCloseable {
    // From here on the slot at the provider is the task's, and outlives the worker: it is given back when the attempt
    // ends,
    // or, if nobody hears of the task any more, when it can hardly be alive.
    private static final String SAVE = """
            with row as (
                select row.*
                  from unnest(:jobs, :numbers, :epochs, :tasks) as row (job_id, number, epoch, task)
                  join job on job.id = row.job_id and job.epoch = row.epoch and job.state = 'RUNNING'
                   for share of job
            ), slot as (
                update permit set lease_until = job.deadline + interval '1 hour'
                  from row join job on job.id = row.job_id
                 where permit.owner = row.job_id and permit.number = row.number
            )
            update attempt set outcome = 'ACCEPTED', task = row.task, accepted_at = now()
              from row
             where attempt.job_id = row.job_id and attempt.number = row.number
            returning attempt.job_id
            """;

    private final JdbcClient jdbc;
    private final GroupCommit<AcceptedTask, Boolean> writer;

    public SaveTasks(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("tasks", size, this::save);
    }

    /** False: the claim is lost and the task is not this worker's to follow. */
    public boolean save(AcceptedTask task) {
        return writer.write(task);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> save(List<AcceptedTask> tasks) {
        var saved = new HashSet<UUID>(Columns.of(jdbc.sql(SAVE), tasks)
                .with("jobs", "uuid", t -> t.claim().job().value())
                .with("numbers", "int4", AcceptedTask::attempt)
                .with("epochs", "int4", t -> t.claim().epoch())
                .with("tasks", "text", AcceptedTask::task)
                .statement()
                .query((row, n) -> row.getObject("job_id", UUID.class))
                .list());
        return tasks.stream().map(t -> saved.contains(t.claim().job().value())).toList();
    }
}
