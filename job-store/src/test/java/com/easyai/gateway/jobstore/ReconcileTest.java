package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.WorkId;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.reconciliation.Difference;
import com.easyai.gateway.reconciliation.Finding;
import com.easyai.gateway.reconciliation.Graces;
import com.easyai.gateway.reconciliation.Reconcile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each difference, planted in the database behind everybody's back, is found, and nothing else is. */
class ReconcileTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestStore store = TestStore.running();
    private final Lives lives = new Lives();
    private final Reconcile reconcile = new Reconcile(store.jdbc, new Graces(HOUR, HOUR));

    @Test
    void jobs_in_every_state_agree_while_nothing_is_wrong() {
        List<JobId> jobs = List.of(
                lives.queued(aJob().build()),
                lives.running(aJob().build()).job(),
                lives.storing(aJob().build()),
                lives.succeeded(aJob().build()),
                lives.settled(aJob().build()),
                lives.cancelled(aJob().build()));

        for (JobId job : jobs) {
            assertThat(found(job)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            settled   | RESULT_MISSING            | delete from artifact where job_id = :job and index = 1
            settled   | RESULT_MISSING            | delete from artifact where job_id = :job
            settled   | RESULT_MISSING            | update artifact set state = 'LOST' where job_id = :job and index = 1
            settled   | RESULT_MISSING            | update artifact set state = 'PENDING', source_url = 'https://x' where job_id = :job and index = 1
            settled   | BILL_MISSING              | update job set bill = null where id = :job
            settled   | BILL_MISSING              | update job set bill = 'no bill' where id = :job
            settled   | SETTLEMENT_MISSING        | delete from outbox where job_id = :job and kind = 'SETTLEMENT'
            succeeded | SETTLEMENT_DIFFERS        | update outbox set body = replace(body, '"total":"2.16"', '"total":"2.17"') where job_id = :job and kind = 'SETTLEMENT'
            succeeded | SETTLEMENT_DIFFERS        | update outbox set body = replace(body, '"quantity":"2"', '"quantity":"3"') where job_id = :job and kind = 'SETTLEMENT'
            succeeded | SETTLEMENT_DIFFERS        | update outbox set body = replace(body, 'CNY', 'USD') where job_id = :job and kind = 'SETTLEMENT'
            succeeded | SETTLEMENT_DIFFERS        | update outbox set body = 'no event' where job_id = :job and kind = 'SETTLEMENT'
            succeeded | SETTLEMENT_DIFFERS        | update outbox set event_id = gen_random_uuid() where job_id = :job and kind = 'SETTLEMENT'
            settled   | SETTLEMENT_DIFFERS        | update job set bill = replace(bill, '"total":"2.16"', '"total":"2.15"') where id = :job
            settled   | SETTLEMENT_STATUS_DIFFERS | update job set settlement = 'PENDING' where id = :job
            settled   | SETTLEMENT_STATUS_DIFFERS | update job set settlement = 'NONE' where id = :job
            settled   | SETTLEMENT_STATUS_DIFFERS | update outbox set state = 'REFUSED' where job_id = :job and kind = 'SETTLEMENT'
            cancelled | SETTLEMENT_UNDUE          | insert into outbox (job_id, sequence, kind, event_id, body, state) values (:job, 1000, 'SETTLEMENT', gen_random_uuid(), '{}', 'PENDING')
            settled   | SETTLEMENT_UNDUE          | update job set bill = '{"lines":[],"total":"0","currency":"CNY"}' where id = :job
            settled   | SETTLED_TWICE             | insert into outbox (job_id, sequence, kind, event_id, body, state) select job_id, 1002, kind, event_id, body, 'PENDING' from outbox where job_id = :job and kind = 'SETTLEMENT'
            settled   | WEBHOOK_MISSING           | delete from outbox where job_id = :job and kind = 'WEBHOOK'
            cancelled | WEBHOOK_MISSING           | delete from outbox where job_id = :job and kind = 'WEBHOOK'
            running   | WEBHOOK_EARLY             | insert into outbox (job_id, sequence, kind, event_id, state) values (:job, 1001, 'WEBHOOK', gen_random_uuid(), 'PENDING')
            settled   | WEBHOOK_UNWANTED          | update job set callback = false where id = :job
            cancelled | WEBHOOK_TWICE             | insert into outbox (job_id, sequence, kind, event_id, state) values (:job, 1002, 'WEBHOOK', gen_random_uuid(), 'PENDING')
            settled   | WEBHOOK_STUCK             | update outbox set state = 'BLOCKED', ended_at = null where job_id = :job and kind = 'WEBHOOK'
            queued    | OVERDUE                   | update job set deadline = now() - interval '2 hours' where id = :job
            running   | OVERDUE                   | update job set deadline = now() - interval '2 hours' where id = :job
            storing   | OVERDUE                   | update job set delivered_at = now() - interval '2 hours' where id = :job
            running   | FORGOTTEN                 | update job set owner = null where id = :job
            storing   | FORGOTTEN                 | delete from outbox where job_id = :job
            settled   | UNKNOWN_JOB               | delete from job where id = :job
            """)
    void finds(String life, Difference difference, String planted) {
        JobId job = live(life);
        assertThat(found(job)).isEmpty();

        plant(planted, job);

        assertThat(found(job)).containsExactly(new Finding(job, difference, difference.sentence()));
        clear(job);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            running   | update job set owner = null, due_at = now() where id = :job
            running   | update job set owner = null, held = true where id = :job
            running   | update job set deadline = now() - interval '59 minutes' where id = :job
            storing   | update outbox set state = 'PARKED' where job_id = :job
            settled   | update artifact set state = 'LOST' where job_id = :job and index = 1; update job set missing = 1, usage = '{"images":1}' where id = :job
            succeeded | update outbox set state = 'PARKED' where job_id = :job and kind = 'SETTLEMENT'; update outbox set state = 'PENDING' where job_id = :job and kind = 'WEBHOOK'; update job set settlement = 'PARKED' where id = :job
            """)
    void does_not_take_for_a_difference(String life, String ordinary) {
        JobId job = live(life);

        plant(ordinary, job);

        assertThat(found(job)).isEmpty();
        clear(job);
    }

    @Test
    void parked_and_refused_deliveries_are_listed_beside_the_differences() {
        JobId job = lives.settled(aJob().build());
        plant(
                "update outbox set state = 'PARKED', ended_at = null, last_error = 'answered 422'"
                        + " where job_id = :job and kind = 'WEBHOOK'",
                job);

        Reconcile.Page page = pageOf(job);

        assertThat(page.differences()).isEmpty();
        assertThat(page.undelivered())
                .filteredOn(delivery -> delivery.jobId().equals(job))
                .singleElement()
                .extracting(OutboxDesk.Delivery::state, OutboxDesk.Delivery::lastError)
                .containsExactly("parked", "answered 422");
        clear(job);
    }

    @Test
    void pages_follow_each_other_by_id_and_lose_nothing() {
        var from = Instant.now();
        List<JobId> jobs = IntStream.range(0, 5)
                .mapToObj(i -> lives.settled(aJob().build()))
                .toList();
        jobs.forEach(job -> plant("update job set settlement = 'PENDING' where id = :job", job));

        var seen = new ArrayList<WorkId>();
        Optional<WorkId> after = Optional.empty();
        do {
            Reconcile.Page page = reconcile.page(from, Instant.now().plus(HOUR), after, 1);
            page.differences().forEach(finding -> seen.add(finding.id()));
            after = Optional.ofNullable(page.next());
        } while (after.isPresent());

        assertThat(seen).filteredOn(jobs::contains).containsExactlyElementsOf(jobs);
        jobs.forEach(this::clear);
    }

    @Test
    void only_jobs_of_the_time_asked_for_are_looked_at() {
        JobId job = lives.settled(aJob().build());
        plant("update job set settlement = 'PENDING' where id = :job", job);

        Instant later = Instant.now().plus(HOUR);
        Reconcile.Page page = reconcile.page(later, later.plus(HOUR), Optional.empty(), 10);
        Reconcile.Page ever = reconcile.page(Instant.MIN, Instant.MAX, Optional.empty(), 100_000);

        assertThat(page).isEqualTo(new Reconcile.Page(new Reconcile.Looked(0, 0), List.of(), List.of(), null));
        assertThat(ever.differences()).extracting(Finding::id).contains(job);
        clear(job);
    }

    private JobId live(String life) {
        return switch (life) {
            case "queued" -> lives.queued(aJob().build());
            case "running" -> lives.running(aJob().build()).job();
            case "storing" -> lives.storing(aJob().build());
            case "succeeded" -> lives.succeeded(aJob().build());
            case "settled" -> lives.settled(aJob().build());
            case "cancelled" -> lives.cancelled(aJob().build());
            default -> throw new IllegalArgumentException(life);
        };
    }

    private List<Finding> found(JobId job) {
        return pageOf(job).differences().stream()
                .filter(finding -> finding.id().equals(job))
                .toList();
    }

    private Reconcile.Page pageOf(JobId job) {
        Instant made = Instant.ofEpochMilli(job.value().getMostSignificantBits() >>> 16);
        return reconcile.page(made, made.plusMillis(1), Optional.empty(), 500);
    }

    /** Past the triggers that watch over transitions; the schema's checks still hold. */
    private void plant(String statements, JobId job) {
        store.transaction.executeWithoutResult(status -> {
            store.jdbc.sql("set local session_replication_role = replica").update();
            for (String statement : statements.split(";", -1)) {
                store.jdbc.sql(statement).param("job", job.value()).update();
            }
        });
    }

    /** So that no other test meets a job that cannot be. */
    private void clear(JobId job) {
        for (String table : List.of("outbox", "artifact", "attempt")) {
            plant("delete from " + table + " where job_id = :job", job);
        }
        plant("delete from job where id = :job", job);
    }
}
