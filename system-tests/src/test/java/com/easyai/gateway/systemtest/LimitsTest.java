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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the provider saw, by its own clock, is what counts here. */
class LimitsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final long TPM = 80_000;
    private static final int CHATS = 20;

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
    void no_minute_holds_more_than_is_allowed_while_workers_die_and_pause() throws Exception {
        Offer images = Offer.of("image")
                .onOpenAi("wide", Map.of("rpm", 120))
                .onArk("narrow", Map.of("rpm", 60))
                .put();
        Offer videos =
                Offer.of("video").onOpenAi("few", Map.of("concurrency", 3)).put();
        Offer wordy = Offer.of("image")
                .onOpenAi("wordy", Map.of("tpm", TPM))
                .andChat()
                .put();
        stack.providerShall(Map.of("taskMillis", 1_500));

        List<String> jobs = new ArrayList<>(submit(300, i -> images.job("many " + mark)));
        jobs.addAll(submit(30, i -> videos.job("film " + i + " " + mark)));
        jobs.addAll(submit(24, i -> wordy.job("tokens " + mark)));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var talking = List.of(callers.submit(() -> chats(1, wordy)), callers.submit(() -> chats(2, wordy)));
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            stack.processes.worker(1).process().kill();
            Supervised paused = stack.processes.worker(2).process();
            paused.pause();
            LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
            paused.resume();
            jobs.forEach(job -> stack.succeeded(user(jobs.indexOf(job)), job));
            for (Future<Long> answered : talking) {
                assertThat(answered.get()).isPositive();
            }
        }

        assertWithin(120, arrivals("openai"));
        assertWithin(60, arrivals("ark"));
        assertThat(mostAlive()).isLessThanOrEqualTo(3);
        assertThat(tokens().stream().mapToLong(Tokens::count).sum()).isGreaterThan(TPM);
        assertThat(mostTokens()).isLessThanOrEqualTo(TPM);
        System.out.printf("tokens in the fullest minute: %d of %d%n", mostTokens(), TPM);
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

        JsonNode waiting = throttled(annas.getLast());
        Instant bert = startOf(stack.succeeded("bert-" + mark, berts));
        Instant submitted =
                Instant.parse(stack.job("bert-" + mark, berts).get("createdAt").asString());
        List<Instant> starts = annas.stream()
                .map(id -> startOf(stack.succeeded("anna-" + mark, id)))
                .toList();

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

    /** A job that found no room; a worker takes a look at each first, which is short and not yet waiting. */
    private JsonNode throttled(String job) {
        Stack.awaitThat(
                () -> stack.job("anna-" + mark, job).get("status").asString().equals("throttled"), job + " to wait");
        return stack.job("anna-" + mark, job);
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
                        && !r.get("prompt").asString().startsWith("film")
                        && !r.get("prompt").asString().startsWith("tokens"))
                .map(r -> Instant.parse(r.get("arrivedAt").asString()))
                .sorted()
                .toList();
    }

    /** What a call costs of the provider's limit of tokens, by the provider's own count, when it came. */
    private record Tokens(Instant at, long count) {}

    private List<Tokens> tokens() {
        return stack.providerRequests().stream()
                .filter(r -> r.hasNonNull("prompt")
                        && r.get("prompt").asString().startsWith("tokens " + mark)
                        && r.get("tokens").asLong() > 0)
                .map(r -> new Tokens(
                        Instant.parse(r.get("arrivedAt").asString()),
                        r.get("tokens").asLong()))
                .toList();
    }

    /** Of all minutes that begin with a call. */
    private long mostTokens() {
        List<Tokens> all = tokens();
        return all.stream()
                .mapToLong(first -> all.stream()
                        .filter(t -> !t.at().isBefore(first.at())
                                && t.at().isBefore(first.at().plus(MINUTE)))
                        .mapToLong(Tokens::count)
                        .sum())
                .max()
                .orElse(0);
    }

    /** Talks to one replica, one call after the other; returns how many were answered, the others found no room. */
    private long chats(int replica, Offer offer) {
        Map<String, Object> chat = Map.of(
                "model",
                offer.chatModel,
                "max_completion_tokens",
                450,
                "messages",
                List.of(Map.of("role", "user", "content", "tokens " + mark + " a fox".repeat(200))));
        List<Integer> answers = IntStream.range(0, CHATS)
                .mapToObj(i -> Web.post(stack.api(replica, "/v1/chat/completions"), Stack.asUser(user(i)), chat)
                        .status())
                .toList();
        assertThat(answers).containsAnyOf(200).allMatch(status -> status == 200 || status == 429);
        return answers.stream().filter(status -> status == 200).count();
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
