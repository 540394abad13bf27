package com.easyai.gateway.commandline;

import com.easyai.gateway.launcher.LocalStack;
import com.easyai.gateway.launcher.Outside;
import com.easyai.gateway.launcher.Replicas;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./gateway up}: starts everything, says when it is ready, and runs until it is told to stop. */
@Command(
        name = "up",
        description =
                "Starts PostgreSQL, Kafka, the services and stand-ins for what is around them; runs until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--server-main", paramLabel = "URL", description = "Use this server-main, not the stand-in.")
    @Nullable
    String serverMain;

    @Option(names = "--catalogue", paramLabel = "FILE", description = "Use this catalogue, not the demo one.")
    @Nullable
    Path catalogue;

    @Option(names = "--apis", paramLabel = "N", defaultValue = "1", description = "Api replicas, on ports from --port.")
    int apis;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "1", description = "Worker replicas.")
    int workers;

    @Option(names = "--relays", paramLabel = "N", defaultValue = "1", description = "Settlement relay replicas.")
    int relays;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8088", description = "The first api's port.")
    int port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: .gateway).")
    Path data = Gateway.defaultData();

    @Option(names = "--fresh", description = "Begin without what earlier runs kept.")
    boolean fresh;

    @Option(names = "--postgres", paramLabel = "URL", description = "Use this database, not an embedded one.")
    @Nullable
    String postgres;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Use this Kafka, not an embedded one.")
    @Nullable
    String kafka;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Narration narration = new Narration(System.out);
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Override
    public Integer call() throws InterruptedException {
        LocalStack stack = LocalStack.in(data)
                .fresh(fresh)
                .port(port())
                .replicas(replicas())
                .outside(outside(System.getenv()))
                .say(narration::tell)
                .build();
        stopWithTheProcess(stack);
        narration.tell("starting; the data and logs are in " + stack.data());
        try {
            stack.start();
        } catch (RuntimeException e) {
            return failed(stack, e);
        }
        new ReadyMessage(stack).print(System.out);
        if (!stopping.get()) stack.prepareNextStart();
        new CountDownLatch(1).await();
        return 0;
    }

    private int failed(LocalStack stack, RuntimeException failure) {
        if (stopping.get()) return 0;
        narration.tell("could not start: " + Gateway.sentence(failure));
        stack.close();
        return 1;
    }

    private void stopWithTheProcess(LocalStack stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping.set(true);
            boolean running = stack.isRunning();
            if (running) narration.tell("stopping");
            stack.close();
            if (running) narration.tell("stopped");
        }));
    }

    private int port() {
        return asked(() -> {
            int last = LAST_PORT - Math.max(apis, 1) + 1;
            if (port < 0 || port > last)
                throw new IllegalArgumentException(
                        "--port must be from 0, which takes any free one, to " + last + ", not " + port + ".");
            return port;
        });
    }

    private Replicas replicas() {
        return asked(() -> new Replicas(apis, workers, relays));
    }

    Outside outside(Map<String, String> environment) {
        Optional<String> database =
                Optional.ofNullable(postgres).or(() -> Optional.ofNullable(environment.get("GATEWAY_DB_URL")));
        return asked(() -> new Outside(
                database.map(url -> DatabaseUrl.parse(url, environment)),
                Optional.ofNullable(kafka).map(UpCommand::hostAndPort),
                Optional.ofNullable(serverMain).map(UpCommand::httpUrl),
                Optional.ofNullable(catalogue).map(UpCommand::readable)));
    }

    private static String hostAndPort(String text) {
        if (!text.matches("[^:\\s,]+:\\d{1,5}(,[^:\\s,]+:\\d{1,5})*"))
            throw new IllegalArgumentException("--kafka must look like host:9092, not " + text + ".");
        return text;
    }

    private static String httpUrl(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())))
            throw new IllegalArgumentException("--server-main must be an http or https URL, not " + text + ".");
        return text.replaceFirst("/+$", "");
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file))
            throw new IllegalArgumentException("--catalogue names the file " + file + ", which cannot be read.");
        return file;
    }

    /** What was asked for wrongly is answered with the sentence and the list of options. */
    private <T> T asked(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            if (spec == null) throw e;
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
