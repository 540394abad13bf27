package com.easyai.gateway.attempt;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.artifact.NewArtifact.Source;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commits that the provider is done: the job is storing, its artifacts and their uploads are rows. */
public final class SaveDeliveries implements AutoCloseable {
    private static final String SAVE = """
            with row as (
                select *
                  from unnest(:jobs, :epochs, :numbers, :platforms, :models, :missing, :usages, :tokens)
                    as row (job_id, epoch, number, platform, platform_model, missing, usage, tokens)
            ), won as (
                update job
                   set state = 'STORING', owner = null, due_at = null, reason = null, progress = null,
                       delivered_at = now(), platform = row.platform, platform_model = row.platform_model,
                       missing = row.missing, usage = row.usage
                  from row
                 where job.id = row.job_id and job.epoch = row.epoch and job.state = 'RUNNING'
                returning job.id, row.number, row.tokens, row.platform
            ), done as (
                update attempt set outcome = 'COMPLETED', ended_at = now()
                  from won
                 where attempt.job_id = won.id and attempt.number = won.number
            ), freed as (
                update permit set ended = true, used = won.tokens
                  from won
                 where permit.owner = won.id and permit.number = won.number
            ), results as (
                select result.*, won.platform
                  from unnest(:resultJobs, :indexes, :ids, :urls, :headers, :inlines, :expiries, :mediaTypes)
                    as result (job_id, index, id, url, headers, inline, expires_at, media_type)
                  join won on won.id = result.job_id
            ), artifacts as (
                insert into artifact (job_id, index, id, source_url, source_headers, inline_bytes, expires_at, media_type)
                select job_id, index, id, url, headers, inline, expires_at, media_type from results
            ), uploads as (
                insert into outbox (job_id, sequence, kind, event_id, artifact_index, state, source)
                select job_id, index + 1, 'UPLOAD', id, index, 'PENDING', case when url is not null then platform end
                  from results
            )
            select id from won
            """;

    private record Result(UUID job, NewArtifact artifact) {}

    private final JdbcClient jdbc;
    private final GroupCommit<Delivered, Boolean> writer;

    public SaveDeliveries(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("deliveries", size, this::save);
    }

    /** False: the claim is lost, and nothing was written. */
    public boolean save(Delivered delivered) {
        return writer.write(delivered);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> save(List<Delivered> deliveries) {
        var statement = Columns.of(jdbc.sql(SAVE), deliveries)
                .with("jobs", "uuid", d -> d.claim().job().value())
                .with("epochs", "int4", d -> d.claim().epoch())
                .with("numbers", "int4", d -> d.by().number())
                .with("platforms", "text", d -> d.by().platform())
                .with("models", "text", d -> d.by().platformModel())
                .with("missing", "int4", Delivered::missing)
                .with("usages", "text", d -> Json.MAPPER.writeValueAsString(d.usage()))
                .with("tokens", "int8", d -> d.usage().tokens().orElse(null))
                .statement();
        List<Result> results = deliveries.stream()
                .flatMap(d -> d.artifacts().stream()
                        .map(a -> new Result(d.claim().job().value(), a)))
                .toList();
        var won = new HashSet<UUID>(results(statement, results)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list());
        return deliveries.stream()
                .map(d -> won.contains(d.claim().job().value()))
                .toList();
    }

    private static JdbcClient.StatementSpec results(JdbcClient.StatementSpec statement, List<Result> results) {
        return Columns.of(statement, results)
                .with("resultJobs", "uuid", Result::job)
                .with("indexes", "int4", r -> r.artifact().index())
                .with("ids", "uuid", r -> r.artifact().id().value())
                .with("urls", "text", r -> url(r.artifact().source()))
                .with("headers", "bytea", r -> headers(r.artifact().source()))
                .with("inlines", "bytea", r -> inline(r.artifact().source()))
                .with("expiries", "timestamptz", r -> expiry(r.artifact().source()))
                .with("mediaTypes", "text", r -> r.artifact().mediaType().orElse(null))
                .statement();
    }

    private static @Nullable String url(Source source) {
        return source instanceof Source.Remote remote ? remote.url() : null;
    }

    private static byte @Nullable [] headers(Source source) {
        return source instanceof Source.Remote remote ? remote.sealedHeaders().orElse(null) : null;
    }

    private static byte @Nullable [] inline(Source source) {
        return source instanceof Source.Inline inline ? inline.bytes() : null;
    }

    private static @Nullable Object expiry(Source source) {
        return source instanceof Source.Remote remote ? utc(remote.expiresAt()) : null;
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
