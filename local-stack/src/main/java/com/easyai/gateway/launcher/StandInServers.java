package com.easyai.gateway.launcher;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.supervision.Deadline;
import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervised;
import com.easyai.gateway.supervision.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The stand-in provider and server-main, in one process on loopback. */
public final class StandInServers {
    private static final String MAIN_CLASS = "com.easyai.gateway.standin.StandIns";
    /** The stand-in server-main takes {@code sk-user-NAME} for the key of the user NAME. */
    private static final String DEMO_KEY = "sk-user-demo";

    private static final Program.Stop GRACEFUL = new Program.Stop("TERM", Duration.ofSeconds(10));

    private static final Set<String> TOLD = Set.of(
            "SERVER_MAIN_INTERNAL_TOKEN",
            "SERVER_MAIN_WEBHOOK_PATH",
            "SERVER_MAIN_WEBHOOK_SECRET",
            "STANDIN_OPENAI_KEY",
            "STANDIN_ARK_KEY");

    private final Supervised process;
    private final Addresses addresses;

    private record Addresses(int provider, int serverMain, int s3) {}

    private StandInServers(Supervised process, Addresses addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    static StandInServers start(Supervisor supervisor, Path folder, Ports ports, Map<String, String> settings) {
        var addresses =
                new Addresses(ports.of("stand-in-provider"), ports.of("stand-in-server-main"), ports.of("stand-in-s3"));
        var environment = new HashMap<>(settings);
        environment.keySet().retainAll(TOLD);
        var program = new Program("standins", command(folder, addresses), environment, folder, GRACEFUL);
        return new StandInServers(supervisor.start(program), addresses);
    }

    private static List<String> command(Path folder, Addresses addresses) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It makes and keeps pictures of some megabytes for several callers at a time.
                "-Xmx384m",
                "-Xms128m",
                "-Xmn64m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=stand-ins-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN_CLASS,
                "--provider-port",
                Integer.toString(addresses.provider()),
                "--server-main-port",
                Integer.toString(addresses.serverMain()),
                "--s3-port",
                Integer.toString(addresses.s3()),
                "--data",
                folder.resolve("standins").toString());
    }

    boolean await(Duration limit) {
        return Deadline.in(limit)
                .await(() -> Stream.of(addresses.provider(), addresses.serverMain(), addresses.s3())
                        .allMatch(Ports::isListening));
    }

    public String providerUrl() {
        return "http://127.0.0.1:" + addresses.provider();
    }

    public String serverMainUrl() {
        return "http://127.0.0.1:" + addresses.serverMain();
    }

    /** A key that this server-main knows from the start. */
    public String demoKey() {
        return DEMO_KEY;
    }

    public Supervised process() {
        return process;
    }

    /** As GATEWAY_ALLOWED_HOSTS takes them: the stand-ins are the only private addresses the services may reach. */
    List<String> hosts() {
        return Stream.of(addresses.provider(), addresses.serverMain(), addresses.s3())
                .map(port -> "127.0.0.1:" + port)
                .toList();
    }
}
