package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.Service;
import com.easyai.gateway.supervision.Supervised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessFaultTest {
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @AfterEach
    void everything_is_ready_again() {
        stack.processes.services().forEach(service -> {
            service.process().removeForNextStart("GATEWAY_HALT_AT");
            service.process().allowRestarts();
        });
        Stack.awaitThat(
                () -> stack.processes.services().stream().allMatch(stack.processes::isReady),
                "all services to be ready");
    }

    @Test
    void a_killed_worker_loses_none_of_a_hundred_jobs_and_submits_no_video_twice() {
        List<String> jobs = fortyVideosAndSixtyImages();
        awaitSubmittedVideos(40);

        stack.processes.worker(1).process().kill();

        assertEachSucceedsAndIsChargedOnce(jobs);
        assertNoVideoWasSubmittedTwice();
    }

    @Test
    void a_worker_paused_past_its_lease_changes_nothing_when_it_goes_on() {
        List<String> jobs = fortyVideosAndSixtyImages();
        awaitSubmittedVideos(40);
        Supervised paused = stack.processes.worker(2).process();

        paused.pause();
        LockSupport.parkNanos(LEASE.multipliedBy(2).toNanos());
        paused.resume();

        assertEachSucceedsAndIsChargedOnce(jobs);
        assertNoVideoWasSubmittedTwice();
    }

    @Test
    void a_relay_killed_between_an_upload_and_its_mark_charges_once() {
        haltNext(stack.processes.relay(1), "relay.after-upload");
        List<String> jobs = submit(20, i -> Stack.image("relay dies " + mark, Map.of()));

        awaitStarts(stack.processes.relay(1));

        assertEachSucceedsAndIsChargedOnce(jobs);
    }

    @Test
    void an_api_killed_after_its_answers_loses_no_job() {
        List<String> jobs = submit(50, i -> Stack.image("api dies " + mark, Map.of()));

        stack.processes.api(2).process().kill();
        stack.processes.api(1).process().kill();
        Stack.awaitThat(() -> stack.processes.isReady(stack.processes.api(1)), "the api to be back");

        assertEachSucceedsAndIsChargedOnce(jobs);
    }

    private List<String> fortyVideosAndSixtyImages() {
        var jobs = new ArrayList<String>();
        jobs.addAll(submit(20, i -> Stack.job("video", "sora-2", "[[task 6s]] " + mark + "-s" + i, Map.of())));
        jobs.addAll(submit(
                20, i -> Stack.job("video", "doubao-seedance-2-0-260128", "[[task 6s]] " + mark + "-d" + i, Map.of())));
        jobs.addAll(submit(60, i -> Stack.image("[[delay 2s]] " + mark, Map.of())));
        return jobs;
    }

    private List<String> submit(int count, IntFunction<Map<String, Object>> job) {
        return IntStream.range(0, count)
                .mapToObj(i -> stack.accepted("carl", job.apply(i)))
                .toList();
    }

    private void awaitSubmittedVideos(int count) {
        Stack.awaitThat(() -> myTasks() >= count, count + " videos to be submitted");
    }

    private long myTasks() {
        return stack.providerTasks().stream()
                .filter(task -> task.get("prompt").asString().contains(mark))
                .count();
    }

    private void assertNoVideoWasSubmittedTwice() {
        assertThat(myTasks()).isEqualTo(40);
        assertThat(stack.providerTasks())
                .filteredOn(task -> task.get("prompt").asString().contains(mark))
                .allMatch(task -> task.get("submits").asInt() == 1);
    }

    private void assertEachSucceedsAndIsChargedOnce(List<String> jobs) {
        jobs.forEach(id -> stack.succeeded("carl", id));
        jobs.forEach(stack::chargesOf);
        List<String> charged = stack.ledger().stream()
                .map(charge -> charge.get("requestId").asString())
                .filter(jobs::contains)
                .toList();
        assertThat(charged).containsExactlyInAnyOrderElementsOf(jobs);
    }

    /** Restarts a service so that it halts at a point between two effects, once. */
    private void haltNext(Service service, String point) {
        service.process().setForNextStart("GATEWAY_HALT_AT", point);
        service.process().kill();
        Stack.awaitThat(() -> stack.processes.isReady(service), service.name() + " to be back");
        service.process().removeForNextStart("GATEWAY_HALT_AT");
    }

    private static void awaitStarts(Service service) {
        int before = service.process().starts();
        Stack.awaitThat(() -> service.process().starts() > before, service.name() + " to halt and be started again");
    }
}
