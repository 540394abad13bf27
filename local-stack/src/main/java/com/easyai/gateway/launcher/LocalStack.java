package com.easyai.gateway.launcher;

import com.easyai.gateway.datafolder.KeptData;
import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.datafolder.RunLock;
import com.easyai.gateway.datafolder.RunState;
import com.easyai.gateway.fleet.Secrets;
import com.easyai.gateway.fleet.Service;
import com.easyai.gateway.fleet.Service.ServiceLaunch;
import com.easyai.gateway.fleet.ServiceCode;
import com.easyai.gateway.fleet.ServiceEnvironment;
import com.easyai.gateway.fleet.ServiceKind;
import com.easyai.gateway.kafka.KafkaBroker;
import com.easyai.gateway.postgres.PostgresServer;
import com.easyai.gateway.supervision.Leftovers;
import com.easyai.gateway.supervision.Supervised;
import com.easyai.gateway.supervision.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A whole gateway of real processes on this machine, each of them watched and started again when it dies. Closing it
 * stops everything gracefully: the services first, then what they stand on.
 */
public final class LocalStack implements AutoCloseable {
    /** Long, for a machine that is busy: a service that cannot start is noticed by its dying, not by this. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final String CATALOGUE = "GATEWAY_CATALOGUE_FILE";
    /** In the order they are stopped, after the services. */
    private static final List<String> FOUNDATIONS = List.of("standins", "kafka", "postgres");

    private final StackSettings settings;
    private final Supervisor supervisor;
    private final List<Service> services = new CopyOnWriteArrayList<>();
    private @Nullable RunLock lock;
    private @Nullable Infrastructure infrastructure;
    private Map<String, String> environment = Map.of();

    LocalStack(StackSettings settings) {
        this.settings = settings;
        this.supervisor = new Supervisor(settings.say());
    }

    /** A stack that keeps everything in this folder, which may be used again by the next one. */
    public static LocalStackBuilder in(Path data) {
        return new LocalStackBuilder(data);
    }

    /**
     * Returns when every service is ready.
     *
     * @throws IllegalStateException when another stack runs on the same folder, or something needed is missing
     * @throws StackNotReady when a part does not come up
     */
    public void start() {
        lock = RunLock.take(settings.data());
        Leftovers.sweep(settings.data(), settings.say());
        if (settings.fresh()) KeptData.delete(settings.data());
        Map<ServiceKind, ServiceCode> code = neededCode();
        requireFreePorts();
        var secrets = Secrets.keptIn(settings.data().resolve("run").resolve("secrets"));
        var ports = new Ports(settings.data().resolve("run").resolve("ports"));
        var started = Infrastructure.start(supervisor, settings, ports, secrets);
        infrastructure = started;
        environment = environment(started, secrets);
        code.forEach((kind, classes) -> startAll(new ServiceLaunch(kind, classes, environment), ports));
        readiness().await(services, READY_WITHIN);
        started.awaitStandIns();
        if (settings.replicas().apis() > 0) new RunState(url().toString(), demoKey()).writeTo(settings.data());
    }

    /** Asked before anything is started: a service that is not built is said at once. */
    private Map<ServiceKind, ServiceCode> neededCode() {
        var needed = new EnumMap<ServiceKind, ServiceCode>(ServiceKind.class);
        for (ServiceKind kind : ServiceKind.values()) {
            if (settings.replicas().of(kind) > 0)
                needed.put(kind, settings.code().apply(kind));
        }
        return needed;
    }

    private void requireFreePorts() {
        if (settings.port() == 0) return;
        IntStream.range(settings.port(), settings.port() + settings.replicas().apis())
                .filter(port -> !Ports.isFree(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new IllegalStateException(
                            "Port " + port + " is used by another program. Choose another with --port.");
                });
    }

    private Map<String, String> environment(Infrastructure started, Secrets secrets) {
        var outside = settings.outside();
        var chosen = new ServiceEnvironment().with(secrets.all());
        started.standIns().ifPresent(servers -> {
            Path demo = DemoCatalogue.write(settings.data(), servers.providerUrl());
            chosen.with("SERVER_MAIN_BASE_URL", servers.serverMainUrl()).with(CATALOGUE, demo.toString());
        });
        chosen.overriddenBy(settings.callers());
        outside.serverMain().ifPresent(url -> chosen.with("SERVER_MAIN_BASE_URL", url));
        outside.catalogue()
                .ifPresent(file -> chosen.with(CATALOGUE, file.toAbsolutePath().toString()));
        return chosen.with(started.environment(outside))
                .with(settings.extra())
                .allowing(started.privateHosts())
                .values();
    }

    /**
     * Makes what lets the next start of this build take about half the time, one service after the other; may take a
     * minute, while the stack serves. {@link #close()} ends it.
     */
    public void prepareNextStart() throws InterruptedException {
        try {
            for (Service service : services) service.keepClasses(supervisor, settings.data());
        } catch (RuntimeException e) {
            if (!supervisor.isStopping())
                settings.say().accept(e.getMessage() + "; the next start takes a few seconds longer.");
        }
    }

    private Readiness readiness() {
        return new Readiness(settings.say(), supervisor::isStopping);
    }

    private void startAll(ServiceLaunch launch, Ports ports) {
        ServiceKind kind = launch.kind();
        IntStream.rangeClosed(1, settings.replicas().of(kind)).forEach(number -> {
            String name = kind.shortName() + "-" + number;
            boolean fixed = kind == ServiceKind.API && settings.port() != 0;
            int port = fixed ? settings.port() + number - 1 : ports.of(name);
            ports.remember(name, port);
            services.add(Service.start(supervisor, launch, name, settings.data(), port));
        });
    }

    /** Where the first api replica answers. */
    public URI url() {
        return api(1).url();
    }

    /** The api replica of this number, from 1. */
    public Service api(int number) {
        return service(ServiceKind.API, number);
    }

    public Service worker(int number) {
        return service(ServiceKind.WORKER, number);
    }

    public Service relay(int number) {
        return service(ServiceKind.RELAY, number);
    }

    private Service service(ServiceKind kind, int number) {
        String name = kind.shortName() + "-" + number;
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This stack has no " + name));
    }

    public List<Service> services() {
        return List.copyOf(services);
    }

    /** True when the service says now that it is ready. */
    public boolean isReady(Service service) {
        return readiness().isReady(service);
    }

    /** Empty when a database from outside is used. */
    public Optional<PostgresServer> postgres() {
        return infrastructure().postgres();
    }

    /** Empty when a cluster from outside is used. */
    public Optional<KafkaBroker> kafka() {
        return infrastructure().kafka();
    }

    /** Empty when a server-main and a catalogue from outside are used. */
    public Optional<StandInServers> standIns() {
        return infrastructure().standIns();
    }

    public String jdbcUrl() {
        return setting("GATEWAY_DB_URL");
    }

    public String bootstrapServers() {
        return setting("KAFKA_BOOTSTRAP_SERVERS");
    }

    /** What the services were told; {@code AI_GATEWAY_INTERNAL_TOKEN} and the other secrets are among it. */
    public String setting(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .orElseThrow(() -> new IllegalArgumentException("The services are not told " + variable));
    }

    /** A key that the stand-in server-main knows; empty when it is not the one in use. */
    public Optional<String> demoKey() {
        if (settings.outside().serverMain().isPresent()) return Optional.empty();
        return standIns().map(StandInServers::demoKey);
    }

    public Path data() {
        return settings.data();
    }

    private Infrastructure infrastructure() {
        return Optional.ofNullable(infrastructure)
                .orElseThrow(() -> new IllegalStateException("The stack is not started"));
    }

    /** True while any of its processes is alive. */
    public boolean isRunning() {
        return supervisor.children().stream().anyMatch(Supervised::isAlive);
    }

    /** Stops everything it started and returns when nothing of it runs any more; a second call does nothing. */
    @Override
    public synchronized void close() {
        supervisor.stopAccepting();
        services.forEach(Service::dropChildren);
        List<Supervised> all = supervisor.children();
        supervisor.stop(all.stream()
                .filter(child -> !FOUNDATIONS.contains(child.name()))
                .toList());
        for (String foundation : FOUNDATIONS) {
            supervisor.stop(all.stream()
                    .filter(child -> child.name().equals(foundation))
                    .toList());
        }
        if (lock != null) lock.close();
    }
}
