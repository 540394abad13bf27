package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.stack.BenchStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many streams at the same time, each a word a second for longer than a minute, and what the api's memory does meanwhile.
 *
 * @param whole streams that said that they are done
 * @param cut streams that ended otherwise, or were refused
 * @param megabytes the api's resident memory every few seconds while all streams were open
 */
record HeldStreams(int whole, int cut, List<Long> megabytes) {
    private static final int USERS = 100;
    private static final int WORDS = 75;
    private static final Duration HELD = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** How many have brought something or were refused, have ended well, and have ended at all. */
    private record SoFar(int all, AtomicInteger begun, AtomicInteger whole, AtomicInteger over) {
        void read(HttpClient http, HttpRequest request) {
            var waits = new AtomicBoolean(true);
            if (HeldStreams.read(http, request, () -> begun.addAndGet(waits.getAndSet(false) ? 1 : 0))) {
                whole.incrementAndGet();
            }
            begun.addAndGet(waits.get() ? 1 : 0);
            over.incrementAndGet();
        }
    }

    /** Opens all of them, holds them for a minute, and waits for their ends. */
    static HeldStreams hold(BenchStack stack, Progress progress, int streams) {
        progress.phase("opening " + streams + " streams");
        var so = new SoFar(streams, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<Long> megabytes;
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < streams; i++) {
                HttpRequest request = request(stack, i);
                callers.execute(() -> so.read(http, request));
            }
            megabytes = watch(stack, progress, so);
            callers.shutdown();
            awaitEnd(callers);
        }
        return new HeldStreams(so.whole().get(), streams - so.whole().get(), megabytes);
    }

    private static HttpRequest request(BenchStack stack, int number) {
        String body =
                "{\"model\":\"gpt-4o-mini\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"[[pace 1s]] "
                        + number + " word".repeat(WORDS) + "\"}]}";
        URI url = URI.create(
                "http://" + stack.api().getHostString() + ":" + stack.api().getPort() + "/v1/chat/completions");
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer sk-user-held-" + number % USERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Whether it came to its end. */
    private static boolean read(HttpClient http, HttpRequest request, Runnable begun) {
        try (var lines = new BufferedReader(new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            boolean done = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                begun.run();
                done |= line.equals("data: [DONE]");
            }
            return done;
        } catch (IOException cut) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Measures from when all are open, or over because they were refused. */
    private static List<Long> watch(BenchStack stack, Progress progress, SoFar so) {
        long start = System.nanoTime();
        while (so.begun().get() < so.all() && System.nanoTime() - start < LONGEST.toNanos()) {
            LockSupport.parkNanos(STEP.toNanos() / 10);
            progress.at((double) so.begun().get() / so.all(), so.begun().get() + " open");
        }
        progress.phase("holding " + (so.begun().get() - so.over().get()) + " streams");
        var megabytes = new ArrayList<Long>();
        for (long step = 0; step <= HELD.dividedBy(STEP); step++) {
            megabytes.add(stack.apiMemory() >> 20);
            progress.at(
                    (double) step / HELD.dividedBy(STEP),
                    megabytes.getLast() + " MB, " + so.over().get() + " over");
            LockSupport.parkNanos(STEP.toNanos());
        }
        return List.copyOf(megabytes);
    }

    private static void awaitEnd(ExecutorService callers) {
        try {
            if (!callers.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                callers.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            callers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    void print(PrintStream out) {
        new Table()
                .heading(whole + cut + " streams held for a minute")
                .row("came to their end", whole)
                .row("cut", cut)
                .row("the api's memory every " + STEP.toSeconds() + " s, MB", megabytes)
                .print(out);
    }

    Map<String, Object> figures() {
        return Map.of(
                "whole", whole,
                "cut", cut,
                "beginMb", megabytes.getFirst(),
                "endMb", megabytes.getLast(),
                "mostMb", megabytes.stream().max(Long::compare).orElseThrow());
    }
}
