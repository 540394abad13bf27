package com.easyai.gateway.ending;

import com.easyai.gateway.ending.FinishedArtifact.Lost;
import com.easyai.gateway.ending.FinishedArtifact.Stored;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Marks artifacts stored or lost and, when a job's last one is, ends the job in the same transaction: terminal state,
 * bill, settlement and webhook. Guarantees: that happens once a job, and never before everything delivered is durable at
 * server-main.
 */
public final class FinishStoring implements AutoCloseable {
    // Jobs are locked first, in one order: of two relays that mark two artifacts of one job, the second sees the
    // first's.
    private static final String MARK = """
            with row as (
                select *
                  from unnest(:jobs, :sequences, :epochs, :indexes, :states, :mediaTypes, :bytes, :digests,
                              :fileIds, :urls, :objectKeys, :errors)
                    as row (job_id, sequence, epoch, index, state, media_type, bytes, sha256,
                            file_id, url, object_key, error)
            ), marked as (
                update outbox
                   set state = case when row.state = 'STORED' then 'DELIVERED' else 'DROPPED' end, ended_at = now(),
                       last_error = coalesce(row.error, outbox.last_error)
                  from row
                 where outbox.job_id = row.job_id and outbox.sequence = row.sequence and outbox.epoch = row.epoch
                   and outbox.state in ('PENDING', 'PARKED')
                returning row.*
            )
            update artifact
               set state = marked.state, media_type = coalesce(marked.media_type, artifact.media_type),
                   bytes = marked.bytes, sha256 = marked.sha256, file_id = marked.file_id, url = marked.url,
                   object_key = marked.object_key, inline_bytes = null, source_url = null, source_headers = null
              from marked
             where artifact.job_id = marked.job_id and artifact.index = marked.index and artifact.state = 'PENDING'
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CompleteJobs completion;
    private final GroupCommit<FinishedArtifact, Optional<EndedJob>> writer;

    public FinishStoring(JdbcClient jdbc, TransactionTemplate transaction, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.completion = new CompleteJobs(jdbc);
        this.writer = new GroupCommit<>("artifacts", size, this::finish);
    }

    /** Returns the ended job if this was its last artifact. A delivery that lost its claim changes nothing. */
    public Optional<EndedJob> finish(FinishedArtifact artifact) {
        return writer.write(artifact);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Optional<EndedJob>> finish(List<FinishedArtifact> artifacts) {
        List<JobId> jobs =
                artifacts.stream().map(a -> a.claim().job()).distinct().toList();
        Map<JobId, EndedJob> ended = new HashMap<>();
        transaction.executeWithoutResult(status -> {
            completion.lock(jobs);
            mark(artifacts);
            completion.complete(jobs).forEach(job -> ended.put(job.id(), job));
        });
        return artifacts.stream()
                .map(a -> Optional.ofNullable(ended.get(a.claim().job())))
                .toList();
    }

    private void mark(List<FinishedArtifact> artifacts) {
        Columns.of(jdbc.sql(MARK), artifacts)
                .with("jobs", "uuid", a -> a.claim().job().value())
                .with("sequences", "int4", a -> a.claim().sequence())
                .with("epochs", "int4", a -> a.claim().epoch())
                .with("indexes", "int4", FinishedArtifact::index)
                .with("states", "text", a -> a instanceof Stored ? "STORED" : "LOST")
                .with("mediaTypes", "text", ifStored(stored -> stored.file().mediaType()))
                .with("bytes", "int8", ifStored(stored -> stored.file().bytes()))
                .with("digests", "bytea", ifStored(stored -> stored.file().sha256()))
                .with("fileIds", "text", ifStored(stored -> stored.receipt().fileId()))
                .with("urls", "text", ifStored(stored -> stored.receipt().url()))
                .with("objectKeys", "text", ifStored(stored -> stored.receipt().objectKey()))
                .with("errors", "text", a -> a instanceof Lost lost ? lost.why() : null)
                .statement()
                .update();
    }

    private static Function<FinishedArtifact, @Nullable Object> ifStored(Function<Stored, Object> value) {
        return artifact -> artifact instanceof Stored stored ? value.apply(stored) : null;
    }
}
