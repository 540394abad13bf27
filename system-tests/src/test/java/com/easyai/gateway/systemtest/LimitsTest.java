package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.supervision.Supervised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the provider saw, by its own clock, is what counts here. */
class LimitsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @AfterEach
    void everything_is_ready_again() {
        stack.providerShall(Map.of("imageDelayMillis", 0, "taskMillis", 0));
        Stack.awaitThat(
                () -> stack.processes.services().stream().allMatch(stack.processes::isReady),
                "all services to be ready");
    }

    @Test
    void no_minute_holds_more_than_is_allowed_while_workers_die_and_pause() {
        Offer images = Offer.of("image")
                .onOpenAi("wide", Map.of("rpm", 120))
                .onArk("narrow", Map.of("rpm", 60))
                .put();
        Offer videos =
                Offer.of("video").onOpenAi("few", Map.of("concurrency", 3)).put();
        stack.providerShall(Map.of("taskMillis", 1_500));

        List<String> jobs = new ArrayList<>(submit(300, i -> images.job("many " + mark)));
        jobs.addAll(submit(30, i -> videos.job("film " + i + " " + mark)));
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
        stack.processes.worker(1).process().kill();
        Supervised paused = stack.processes.worker(2).process();
        paused.pause();
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
        paused.resume();
        jobs.forEach(job -> stack.succeeded(user(jobs.indexOf(job)), job));

        assertWithin(120, arrivals("openai"));
        assertWithin(60, arrivals("ark"));
        assertThat(mostAlive()).isLessThanOrEqualTo(3);
        System.out.printf(
                "rpm used under saturation: openai %.1f %%, ark %.1f %%%n", share(120, "openai"), share(60, "ark"));
        assertThat(share(120, "openai")).isGreaterThanOrEqualTo(95);
        assertThat(share(60, "ark")).isGreaterThanOrEqualTo(95);
    }

    @Test
    void a_429_stops_all_workers_until_its_retry_after_and_costs_nobody_an_attempt() {
        Offer offer = Offer.of("image").onOpenAi("strict", Map.of("rpm", 1_000)).put();
        String first = stack.accepted("anna", offer.job("[[429 retry-after=5 x1]] first " + mark));
        Stack.awaitThat(() -> !arrivals("openai").isEmpty(), "the 429");
        Instant refused = arrivals("openai").getFirst();
        List<String> jobs = submit(30, i -> offer.job("later " + mark));
        stack.succeeded("anna", first);
        jobs.forEach(job -> stack.succeeded(user(jobs.indexOf(job)), job));

        assertThat(arrivals("openai").subList(1, 32)).allMatch(arrival -> arrival.isAfter(refused.plusMillis(4_900)));
        assertThat(facts(first).get("failures").asInt()).isZero();
    }

    @Test
    void one_users_queue_does_not_hold_up_anothers_first_job_and_high_priority_passes_low() {
        Offer offer =
                Offer.of("image").onOpenAi("single", Map.of("concurrency", 1)).put();
        stack.providerShall(Map.of("imageDelayMillis", 100));
        List<String> annas = IntStream.range(0, 80)
                .mapToObj(i -> stack.accepted("anna-" + mark, with(offer.job("anna " + mark), "priority", "low")))
                .toList();
        String high = stack.accepted("anna-" + mark, with(offer.job("anna high " + mark), "priority", "high"));
        String berts = stack.accepted("bert-" + mark, offer.job("bert " + mark));

        JsonNode waiting = stack.job("anna-" + mark, annas.getLast());
        Instant bert = startOf(stack.succeeded("bert-" + mark, berts));
        Instant submitted =
                Instant.parse(stack.job("bert-" + mark, berts).get("createdAt").asString());
        List<Instant> starts = annas.stream()
                .map(id -> startOf(stack.succeeded("anna-" + mark, id)))
                .toList();

        assertThat(waiting.get("status").asString()).isEqualTo("throttled");
        assertThat(waiting.get("queue").get("position").asLong()).isBetween(20L, 90L);
        assertThat(starts.stream().filter(s -> s.isAfter(submitted) && s.isBefore(bert)))
                .hasSizeLessThanOrEqualTo(4);
        Instant highs = startOf(stack.succeeded("anna-" + mark, high));
        assertThat(starts.stream().filter(s -> s.isAfter(submitted) && s.isBefore(highs)))
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void a_waiting_job_is_cancelled_at_once_or_expires_when_it_may_not_wait_longer() {
        Offer offer = Offer.of("image").onOpenAi("never", Map.of("rpm", 1)).put();
        stack.succeeded("anna", stack.accepted("anna", offer.job("takes the minute " + mark)));
        String cancelled = stack.accepted("anna", offer.job("cancelled " + mark));
        String expiring = stack.accepted("anna", with(offer.job("expiring " + mark), "startTimeoutSeconds", 3));
        Stack.awaitThat(
                () -> stack.job("anna", cancelled).get("status").asString().equals("throttled"), "no room");

        Web.Answer answer = Web.post(stack.api(1, "/v1/jobs/" + cancelled + "/cancel"), Stack.asUser("anna"), Map.of());

        assertThat(answer.json().get("status").asString()).isEqualTo("cancelled");
        JsonNode expired = stack.ended("anna", expiring);
        assertThat(expired.get("status").asString()).isEqualTo("expired");
        assertThat(expired.get("billing").get("total").asString()).isEqualTo("0");
    }

    private interface Job {
        Map<String, Object> number(int i);
    }

    private List<String> submit(int count, Job job) {
        return IntStream.range(0, count)
                .mapToObj(i -> stack.accepted(user(i), job.number(i)))
                .toList();
    }

    private static String user(int i) {
        return "limited-" + i % 5;
    }

    private static Map<String, Object> with(Map<String, Object> job, String field, Object value) {
        var changed = new HashMap<>(job);
        changed.put(field, value);
        return changed;
    }

    private static Instant startOf(JsonNode job) {
        return Instant.parse(job.get("startedAt").asString());
    }

    private JsonNode facts(String job) {
        return Web.get(stack.api(1, "/admin/jobs/" + job), stack.asOperator())
                .json()
                .get("facts");
    }

    /** Of this test's submissions on a wire, oldest first. */
    private List<Instant> arrivals(String wire) {
        return stack.providerRequests().stream()
                .filter(r -> r.get("method").asString().equals("POST")
                        && r.get("wire").asString().startsWith(wire)
                        && r.hasNonNull("prompt")
                        && r.get("prompt").asString().contains(mark)
                        && !r.get("prompt").asString().startsWith("film"))
                .map(r -> Instant.parse(r.get("arrivedAt").asString()))
                .sorted()
                .toList();
    }

    private static void assertWithin(int rpm, List<Instant> arrivals) {
        for (int i = 0; i + rpm < arrivals.size(); i++) {
            assertThat(Duration.between(arrivals.get(i), arrivals.get(i + rpm)))
                    .as("%d requests from %s on", rpm + 1, arrivals.get(i))
                    .isGreaterThan(MINUTE);
        }
    }

    /** How much of what a minute allows was used until the next request after it went out. */
    private double share(int rpm, String wire) {
        List<Instant> arrivals = arrivals(wire);
        assertThat(arrivals).hasSizeGreaterThan(rpm);
        return 100.0
                * MINUTE.toMillis()
                / Duration.between(arrivals.getFirst(), arrivals.get(rpm)).toMillis();
    }

    private long mostAlive() {
        List<JsonNode> tasks = stack.providerTasks().stream()
                .filter(task -> task.get("prompt").asString().contains(mark))
                .toList();
        return tasks.stream()
                .map(task -> Instant.parse(task.get("submittedAt").asString()))
                .mapToLong(moment -> tasks.stream()
                        .filter(task -> !Instant.parse(task.get("submittedAt").asString())
                                        .isAfter(moment)
                                && Instant.parse(task.get("endsAt").asString()).isAfter(moment))
                        .count())
                .max()
                .orElse(0);
    }
}
