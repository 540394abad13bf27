package com.easyai.gateway.workertest;

import static org.awaitility.Awaitility.await;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.routing.Pool;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Submits jobs as the api-service does, and sees what became of them. */
final class TestJobs {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Surroundings surroundings;
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    TestJobs(Surroundings surroundings, Catalogue catalogue) {
        this.surroundings = surroundings;
        this.jdbc = surroundings.jdbc;
        this.catalogue = catalogue;
    }

    /** A job that only the store knows of, due at once. */
    JobId due(String model, String prompt) {
        JobId id = accepted(model, prompt);
        dueNow(id);
        return id;
    }

    /** A job that the store's door leaves alone. */
    JobId accepted(String model, String prompt) {
        return accepted(model, prompt, 1);
    }

    JobId due(String model, String prompt, int n) {
        JobId id = accepted(model, prompt, n);
        dueNow(id);
        return id;
    }

    private void dueNow(JobId id) {
        jdbc.sql("update job set due_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    /** An edit of the picture at this URL. */
    JobId dueEdit(String model, String prompt, String picture) {
        JobId id = accepted(model, input(prompt).put("image", picture));
        dueNow(id);
        return id;
    }

    private static ObjectNode input(String prompt) {
        return JsonNodeFactory.instance.objectNode().put("prompt", prompt);
    }

    private JobId accepted(String model, String prompt, int n) {
        return accepted(model, n > 1 ? input(prompt).put("n", n) : input(prompt));
    }

    private JobId accepted(String model, ObjectNode input) {
        JobKind kind = catalogue.model(model).orElseThrow().kinds().iterator().next();
        CanonicalRequest request = new CanonicaliseRequest(url -> url.startsWith("http://127.0.0.1:"))
                .of(catalogue, kind, model, input, "");
        var job = new NewJob(
                JobId.create(),
                new NewJob.Work(kind, model, request.toJson()),
                new NewJob.Owner(new EndUser("user-1", "demo", null, null, null), new byte[] {1}),
                PriceRequest.snapshot(catalogue, request),
                new NewJob.Terms(Priority.NORMAL, Duration.ofMinutes(5), Optional.empty(), true, "{}"),
                Optional.empty());
        surroundings.accept.accept(job);
        jdbc.sql("update job set due_at = now() + interval '1 hour' where id = :id and epoch = 0")
                .param("id", job.id().value())
                .update();
        return job.id();
    }

    /** What the store says of a job. */
    record Row(JobState state, int failures, int epoch, boolean held, Optional<UUID> owner, String error) {}

    Row row(JobId id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Row(
                        JobState.valueOf(row.getString("state")),
                        row.getInt("failures"),
                        row.getInt("epoch"),
                        row.getBoolean("held"),
                        Optional.ofNullable(row.getObject("owner", UUID.class)),
                        String.valueOf(row.getString("error"))))
                .single();
    }

    /** The job once it is in one of these states. */
    Row awaitState(JobId id, JobState... states) {
        List<JobState> wanted = Arrays.asList(states);
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> row(id), row -> wanted.contains(row.state()));
    }

    /** How each attempt of a job ended, oldest first, as {@code platform OUTCOME}. */
    List<String> attempts(JobId id) {
        return jdbc.sql("""
                        select platform || ' ' || coalesce(outcome, 'open') from attempt
                         where job_id = :id order by number
                        """).param("id", id.value()).query(String.class).list();
    }

    List<String> awaitAttempts(JobId id, String... outcomes) {
        List<String> wanted = List.of(outcomes);
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> attempts(id), wanted::equals);
    }

    int artifacts(JobId id) {
        return jdbc.sql("select count(*) from artifact where job_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** What happens to a job whose worker lost its lease: the store offers it to all. */
    void loseLease(JobId id) {
        jdbc.sql("update job set owner = null, due_at = now(), epoch = epoch + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    /** What happens to a job that finds no room: it stands in the queue of its model, and no worker has it. */
    void park(JobId id) {
        String pool = jdbc.sql("select kind, model from job where id = :id")
                .param("id", id.value())
                .query((row, n) -> Pool.of(JobKind.valueOf(row.getString("kind")), row.getString("model"), List.of())
                        .key())
                .single();
        jdbc.sql("""
                        with parked as (
                            update job set state = 'WAITING', due_at = null, pool = :pool where id = :id
                            returning user_sub
                        )
                        insert into waiting_user (pool, user_sub) select :pool, user_sub from parked
                        on conflict do nothing
                        """).param("pool", pool).param("id", id.value()).update();
    }

    void wantCancelled(JobId id) {
        jdbc.sql("update job set cancel_requested = true where id = :id")
                .param("id", id.value())
                .update();
    }

    /** How often the stand-in provider was asked to make something of this prompt. */
    long submissions(String prompt) {
        return surroundings.provider.requests().stream()
                .filter(request -> request.method().equals("POST") && prompt.equals(request.prompt()))
                .count();
    }
}
