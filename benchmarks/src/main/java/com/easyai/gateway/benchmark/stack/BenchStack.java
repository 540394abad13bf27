package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.benchmark.figures.Processors;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.ResidentMemory;
import com.easyai.gateway.datafolder.DeleteFolder;
import com.easyai.gateway.fleet.Service;
import com.easyai.gateway.fleet.ServiceKind;
import com.easyai.gateway.launcher.LocalStack;
import com.easyai.gateway.launcher.Outside;
import com.easyai.gateway.launcher.Replicas;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Leftovers;
import com.easyai.gateway.supervision.Supervised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The whole gateway, started anew for one benchmark on a folder of its own. */
public final class BenchStack implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String ENDED_BY_A_SIGNAL = "The benchmark was stopped.";

    private final LocalStack stack;
    private final StandInHttp standIns;
    private final Thread stopWithTheProcess;

    private BenchStack(LocalStack stack) {
        this.stack = stack;
        var servers = stack.standIns().orElseThrow();
        this.standIns = new StandInHttp(servers.providerUrl(), servers.serverMainUrl());
        this.stopWithTheProcess = new Thread(stack::close, ENDED_BY_A_SIGNAL);
        Runtime.getRuntime().addShutdownHook(stopWithTheProcess);
    }

    /** Returns when everything is ready; what an earlier benchmark left in the folder is gone. */
    public static BenchStack start(Path folder, Progress progress) {
        return start(folder, new Replicas(1, 1, 1), progress);
    }

    /** As {@link #start(Path, Progress)}, with so many of each service. */
    public static BenchStack start(Path folder, Replicas replicas, Progress progress) {
        Path data = folder.toAbsolutePath().normalize();
        empty(data, progress);
        Path catalogue = BenchCatalogue.write(data);
        return new BenchStack(LocalStack.in(data)
                .replicas(replicas)
                .outside(new Outside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(catalogue)))
                .say(progress::say)
                .start());
    }

    static void empty(Path data, Progress progress) {
        try {
            Leftovers.sweep(data, progress::say);
            DeleteFolder.delete(data);
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + data + " could not be emptied", e);
        }
    }

    public InetSocketAddress api() {
        return new InetSocketAddress(stack.url().getHost(), stack.url().getPort());
    }

    /** The stand-in provider itself, for what is compared with calling it directly. */
    public InetSocketAddress provider() {
        URI url = URI.create(stack.standIns().orElseThrow().providerUrl());
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    /** The key that the stand-in provider takes on OpenAI's wire. */
    public String providerKey() {
        return stack.setting("STANDIN_OPENAI_KEY");
    }

    public StandInHttp standIns() {
        return standIns;
    }

    /** The api's resident memory in bytes. */
    public long apiMemory() {
        return ResidentMemory.of(stack.api(1).process().pid());
    }

    public Service worker() {
        return stack.worker(1);
    }

    /** As server-main speaks to the gateway. */
    public String internalToken() {
        return stack.setting("AI_GATEWAY_INTERNAL_TOKEN");
    }

    public Relays relays() {
        return new Relays(stack.services().stream()
                .filter(service -> service.kind() == ServiceKind.RELAY)
                .map(Service::process)
                .toList());
    }

    /** As the relay speaks to server-main. */
    public String serverMainToken() {
        return stack.setting("SERVER_MAIN_INTERNAL_TOKEN");
    }

    public String serverMainUrl() {
        return stack.standIns().orElseThrow().serverMainUrl();
    }

    /** Seals as the services do. */
    public Sealer sealer() {
        return new Sealer(stack.setting("GATEWAY_ENCRYPTION_KEY"));
    }

    public Store store() {
        return new Store(stack.jdbcUrl(), stack.setting("GATEWAY_DB_USER"), stack.setting("GATEWAY_DB_PASSWORD"));
    }

    /** The worker's metrics page. */
    public String workerMetrics() {
        return standIns.page(worker().url().resolve("/actuator/prometheus"));
    }

    /** All processes, this one included, which makes the load. The first of each service has the service's name. */
    public Processors processors() {
        Map<String, LongSupplier> pids = new LinkedHashMap<>();
        stack.services()
                .forEach(service -> pids.put(
                        service.name().replaceFirst("-1$", ""),
                        () -> service.process().pid()));
        pids.put("PostgreSQL", () -> stack.postgres().orElseThrow().process().pid());
        pids.put("Kafka", () -> stack.kafka().orElseThrow().process().pid());
        pids.put("stand-ins", () -> stack.standIns().orElseThrow().process().pid());
        pids.put(Processors.LOAD_GENERATOR, () -> ProcessHandle.current().pid());
        return new Processors(pids);
    }

    /** The worker ends gracefully and stays down. */
    public void stopWorker() {
        stop(worker().process());
    }

    /** Returns when the worker is ready again. */
    public void startWorker() {
        worker().process().allowRestarts();
        if (!Deadline.in(READY_WITHIN).await(() -> stack.isReady(worker())))
            throw new IllegalStateException("The worker did not get ready again; its log is "
                    + worker().process().program().log());
    }

    /** Leaves only PostgreSQL running. */
    public void stopAllButPostgres() {
        stack.services().forEach(service -> stop(service.process()));
        stop(stack.standIns().orElseThrow().process());
        stop(stack.kafka().orElseThrow().process());
    }

    static void stop(Supervised process) {
        process.holdRestarts();
        process.terminate();
    }

    @Override
    public void close() {
        stack.close();
        if (!Thread.currentThread().equals(stopWithTheProcess)) forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopWithTheProcess);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook runs, and finds everything stopped.
        }
    }
}
