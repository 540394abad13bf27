package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.jobevents.JobWatches;
import com.easyai.gateway.supervision.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following a job: in order, to its end, whatever was missed in between. */
@Timeout(120)
class JobEventsTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());
    private final OtherHands worker = OtherHands.thatTellOf(Replica.shared());

    @Test
    void a_job_is_told_as_it_is_and_then_change_by_change_to_its_end() {
        String job = client.submit(FOX).is(202).id();

        try (Events events = Events.of(client, job)) {
            var first = events.next();
            assertThat(first.path("status").asString()).isEqualTo("queued");
            assertThat(first.at("/queue/position").asLong()).isPositive();
            Claim claim = worker.start(job);
            assertThat(events.nextStatus()).isEqualTo("in_progress");
            worker.throttle(worker.attempt(claim));
            var throttled = events.next();
            assertThat(throttled.at("/queue/reason").asString()).isEqualTo("openai-main is full.");
            assertThat(throttled.at("/queue/position").asLong()).isPositive();
            client.post("/v1/jobs/" + job + "/cancel", "").is(200);

            var last = events.next();
            assertThat(last.path("status").asString()).isEqualTo("cancelled");
            assertThat(last.at("/error/code").asString()).isEqualTo("cancelled");
            assertThat(events.statusesToTheEnd()).isEmpty();
        }
    }

    @Test
    void a_job_that_is_over_is_told_once() {
        String job = client.submit(FOX).is(202).id();
        worker.fail(worker.start(job));

        try (Events events = Events.of(client, job)) {
            assertThat(events.statusesToTheEnd()).containsExactly("failed");
        }
    }

    @Test
    void a_change_nobody_told_of_is_found_and_no_state_is_jumped() {
        OtherHands silent = OtherHands.thatSayNothing();
        String job = client.submit(FOX).is(202).id();

        try (Events events = Events.of(client, job)) {
            assertThat(events.nextStatus()).isEqualTo("queued");
            silent.fail(silent.start(job));

            assertThat(events.statusesToTheEnd()).containsExactly("in_progress", "failed");
        }
    }

    @Test
    void hundreds_of_watchers_of_one_job_all_hear_of_its_end() throws ExecutionException, InterruptedException {
        String job = client.submit(FOX).is(202).id();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> heard = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> Events.of(client, job).statusesToTheEnd()))
                    .toList();
            worker.fail(worker.start(job));

            for (Future<List<String>> statuses : heard) {
                assertThat(statuses.get()).last().isEqualTo("failed");
            }
        }
    }

    @Test
    void whoever_goes_away_is_watched_for_no_more() {
        try (Replica replica = Replica.start(Map.of("gateway.events.heartbeat", "50ms"))) {
            Client there = replica.client().asUser("u" + UUID.randomUUID());
            JobWatches watches = replica.bean(JobWatches.class);
            String job = there.submit(FOX).is(202).id();
            Events events = Events.of(there, job);
            assertThat(events.nextStatus()).isEqualTo("queued");
            assertThat(watches.size()).isOne();

            events.close();

            assertThat(Deadline.in(Duration.ofSeconds(60)).await(() -> watches.size() == 0))
                    .isTrue();
        }
    }

    @Test
    void a_stopping_replica_ends_its_streams() {
        Replica replica = Replica.start(Map.of());
        Client there = replica.client().asUser("u" + UUID.randomUUID());
        String job = there.submit(FOX).is(202).id();

        try (Events events = Events.of(there, job)) {
            assertThat(events.nextStatus()).isEqualTo("queued");
            replica.close();
            assertThat(events.statusesToTheEnd()).isEmpty();
        }
    }
}
