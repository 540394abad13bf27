package com.easyai.gateway.launcher;

import com.easyai.gateway.fleet.Service;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.LogTail;
import com.easyai.gateway.supervision.Supervised;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits until services say that they are ready, and tells while it waits. */
final class Readiness {
    private static final Duration REMINDER = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Consumer<String> say;
    private final BooleanSupplier stopping;

    /**
     * Waits on behalf of one stack.
     *
     * @param stopping true once nobody needs the services any more
     */
    Readiness(Consumer<String> say, BooleanSupplier stopping) {
        this.say = say;
        this.stopping = stopping;
    }

    /**
     * Returns when all are ready.
     *
     * @throws StackNotReady when one of them keeps dying, is not ready within the limit, or the stack is stopped
     */
    void await(List<Service> services, Duration limit) {
        var waiting = new ArrayList<>(services);
        var deadline = Deadline.in(limit);
        while (!waiting.isEmpty()) {
            boolean more = Deadline.in(REMINDER).await(() -> isStopping() || someBecameReady(waiting));
            if (!waiting.isEmpty() && deadline.isOver())
                throw notReady(waiting.getFirst().process(), "is not ready after " + limit.toSeconds() + " s");
            if (!more) say.accept("waiting for " + names(waiting));
        }
    }

    private boolean isStopping() {
        if (stopping.getAsBoolean()) throw new StackNotReady("The stack is stopping.");
        return false;
    }

    private boolean someBecameReady(List<Service> waiting) {
        waiting.forEach(Readiness::failWhenDyingAgain);
        List<Service> ready = waiting.stream().filter(this::isReady).toList();
        ready.forEach(service -> say.accept(service.name() + " is ready on " + service.url()));
        waiting.removeAll(ready);
        return !ready.isEmpty();
    }

    private static void failWhenDyingAgain(Service service) {
        if (service.process().keepsDying()) throw notReady(service.process(), "died again and again while starting");
    }

    boolean isReady(Service service) {
        var request = HttpRequest.newBuilder(service.url().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String names(List<Service> services) {
        return services.stream().map(Service::name).collect(Collectors.joining(", "));
    }

    static StackNotReady notReady(Supervised process, String what) {
        var log = process.program().log();
        String tail =
                LogTail.of(log, 20).stream().map(line -> "  | " + line + "\n").collect(Collectors.joining());
        return new StackNotReady(process.name() + " " + what + ". Its last lines in " + log + ":\n" + tail
                + "Correct what they complain about and start again; when the data is of no value, add --fresh.");
    }
}
