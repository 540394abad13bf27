package com.easyai.gateway.fleet;

import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervised;
import com.easyai.gateway.supervision.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One running replica of a service.
 *
 * @param kind    which service
 * @param code    what it runs
 * @param process its supervised process
 * @param port    where it listens, for health and metrics at least
 */
public record Service(ServiceKind kind, ServiceCode code, Supervised process, int port) {
    /**
     * Here all services share one machine: the collector that costs least processor time, with room for what is young. A
     * container of its own has G1 (its Dockerfile says so).
     */
    private static final List<String> SHARED_MACHINE = List.of("-XX:+UseSerialGC", "-Xmn128m");

    /** Longer than a service's own graceful stop, which hands jobs back and lets requests finish. */
    private static final Program.Stop GRACEFUL = new Program.Stop("TERM", Duration.ofSeconds(40));

    /**
     * Starts a replica.
     *
     * @param name   such as {@code worker-2}
     * @param folder the stack's data folder
     */
    public static Service start(Supervisor supervisor, ServiceLaunch launch, String name, Path folder, int port) {
        var environment = new HashMap<>(launch.environment());
        environment.put("SERVER_PORT", Integer.toString(port));
        var program = new Program(name, command(launch, name, folder), environment, folder, GRACEFUL);
        return new Service(launch.kind(), launch.code(), supervisor.start(program), port);
    }

    /**
     * How to start replicas of one service.
     *
     * @param environment what they are told; holds secrets
     */
    public record ServiceLaunch(ServiceKind kind, ServiceCode code, Map<String, String> environment) {
        @Override
        public String toString() {
            return "ServiceLaunch[" + kind + "]";
        }
    }

    private static List<String> command(ServiceLaunch launch, String name, Path folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // First, so that a process list shows it: whose process this is, by name and folder.
        command.add("-Dgateway.process=" + name + "@" + folder);
        command.addAll(launch.kind().javaOptions());
        command.addAll(SHARED_MACHINE);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(ClassArchive.of(launch.code()).options());
        command.addAll(callersOptions());
        command.addAll(List.of("-cp", launch.code().classPath(), launch.code().mainClass()));
        return command;
    }

    private static List<String> callersOptions() {
        return Stream.of(System.getenv().getOrDefault("GATEWAY_JAVA_OPTS", "").split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Makes the archive that speeds up its next start, if there is none of this build; takes some seconds. */
    public void keepClasses(Supervisor supervisor, Path folder) throws InterruptedException {
        ClassArchive archive = ClassArchive.of(code);
        if (archive.isMissing()) archive.make(supervisor, folder, process.pid());
    }

    /** Ends the Java that makes its archive, if one is at it; the service has no other children. */
    public void dropChildren() {
        ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(ProcessHandle::destroyForcibly);
    }

    public String name() {
        return process.name();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
