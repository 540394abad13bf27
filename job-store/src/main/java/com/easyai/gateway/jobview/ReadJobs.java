package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.job.JobStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads jobs, one statement for the rows and one for their artifacts. */
public final class ReadJobs {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String LIST = "select " + JobRow.COLUMNS + """
             from job
            where user_sub = :sub and id < :before
              and (:anyKind or kind = :kind) and (:anyState or state = any(:states))
            order by id desc
            limit :limit
            """;

    private final JdbcClient jdbc;

    public ReadJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Any user's job; callers that serve a user compare {@link JobView#userSub}. */
    public Optional<JobView> byId(JobId id) {
        return Optional.ofNullable(byId(List.of(id)).get(id));
    }

    public Map<JobId, JobView> byId(List<JobId> ids) {
        List<JobRow> rows = jdbc.sql("select " + JobRow.COLUMNS + " from job where id = any(:ids)")
                .param("ids", uuids(ids))
                .query((row, n) -> JobRow.read(row))
                .list();
        var views = new HashMap<JobId, JobView>();
        withArtifacts(rows).forEach(view -> views.put(view.object().id(), view));
        return views;
    }

    /** The versions of these jobs, to see which of them changed; one that is not kept any more is not in the map. */
    public Map<JobId, Integer> versions(List<JobId> ids) {
        var versions = new HashMap<JobId, Integer>();
        jdbc.sql("select id, version from job where id = any(:ids)")
                .param("ids", uuids(ids))
                .query(row -> {
                    versions.put(new JobId(row.getObject("id", UUID.class)), row.getInt("version"));
                });
        return versions;
    }

    /** What a list asks for; {@code after} is the last id of the page before. */
    public record Page(Optional<JobKind> kind, Optional<JobStatus> status, Optional<JobId> after, int limit) {}

    /** A user's jobs, newest first. */
    public List<JobView> ofUser(String sub, Page page) {
        List<JobRow> rows = jdbc.sql(LIST)
                .param("sub", sub)
                .param("before", page.after().map(JobId::value).orElse(AFTER_ALL))
                .param("anyKind", page.kind().isEmpty())
                .param("kind", page.kind().map(Enum::name).orElse(""))
                .param("anyState", page.status().isEmpty())
                .param("states", new SqlArrayValue("text", states(page.status())))
                .param("limit", page.limit())
                .query((row, n) -> JobRow.read(row))
                .list();
        return withArtifacts(rows);
    }

    private static Object[] states(Optional<JobStatus> status) {
        return Arrays.stream(JobState.values())
                .filter(state -> status.isPresent() && state.status() == status.get())
                .map(JobState::name)
                .toArray();
    }

    private List<JobView> withArtifacts(List<JobRow> rows) {
        Map<JobId, List<JobObject.Artifact>> artifacts = artifacts(rows.stream()
                .filter(row -> row.state() == JobState.SUCCEEDED)
                .map(JobRow::id)
                .toList());
        return rows.stream()
                .map(row -> row.view(artifacts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<JobId, List<JobObject.Artifact>> artifacts(List<JobId> jobs) {
        var byJob = new HashMap<JobId, List<JobObject.Artifact>>();
        if (jobs.isEmpty()) {
            return byJob;
        }
        jdbc.sql("select job_id, " + ArtifactRow.COLUMNS
                        + " from artifact where job_id = any(:jobs) and state = 'STORED' order by job_id, index")
                .param("jobs", uuids(jobs))
                .query(row -> {
                    JobId job = new JobId(row.getObject("job_id", UUID.class));
                    byJob.computeIfAbsent(job, id -> new ArrayList<>()).add(ArtifactRow.read(row));
                });
        return byJob;
    }

    private static SqlArrayValue uuids(List<JobId> ids) {
        return new SqlArrayValue("uuid", ids.stream().map(JobId::value).toArray());
    }
}
