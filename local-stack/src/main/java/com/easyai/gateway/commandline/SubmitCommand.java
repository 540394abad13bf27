package com.easyai.gateway.commandline;

import com.easyai.gateway.datafolder.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./gateway submit}: one job from here to its result; the result's URLs are all that goes to standard output. */
@Command(name = "submit", description = "Submits a job, shows its progress and prints the URL of its result.")
final class SubmitCommand implements Callable<Integer> {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final String DEFAULT_URL = "http://127.0.0.1:8088";

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "image, edit or video.")
    JobRequest.Kind kind = JobRequest.Kind.IMAGE;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "A model of the catalogue.")
    String model = "";

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What to make.")
    String prompt = "";

    @Option(names = "--file", paramLabel = "FILE", description = "The picture to edit; may be given several times.")
    List<Path> files = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "The gateway (default: the one that runs here).")
    @Nullable
    String url;

    @Option(names = "--key", paramLabel = "sk-...", description = "The key (default: the demo key of the one here).")
    @Nullable
    String key;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder of the one here (default: .gateway).")
    Path data = Gateway.defaultData();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var request = request();
        var client = client();
        Job job = followed(client, client.submit(request.json()));
        if (!job.hasSucceeded()) {
            System.err.println("The job " + job.id() + " " + job.status() + ": "
                    + job.error().orElse("the gateway gave no reason"));
            return 1;
        }
        job.urls().forEach(System.out::println);
        return 0;
    }

    private JobRequest request() {
        try {
            return new JobRequest(kind, model, prompt, files);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private JobClient client() {
        Optional<RunState> here = RunState.of(data);
        String to = Optional.ofNullable(url).or(() -> here.map(RunState::url)).orElse(DEFAULT_URL);
        // The demo key is nobody's business but this gateway's: it is not sent to another one.
        Optional<String> demo = here.filter(state -> state.url().equals(to)).flatMap(RunState::demoKey);
        return new JobClient(
                to,
                Optional.ofNullable(key)
                        .or(() -> demo)
                        .orElseThrow(
                                () -> wrong(
                                        "Which key? Name it with --key sk-...; the demo key is known only while ./gateway up runs here.")));
    }

    private static Job followed(JobClient client, Job submitted) throws InterruptedException {
        var progress = new JobProgress(System.err, Boolean.getBoolean("gateway.terminal"));
        Job job = submitted;
        progress.show(job);
        while (!job.isOver()) {
            Thread.sleep(INTERVAL);
            job = client.job(job.id()).orElse(job);
            progress.show(job);
        }
        return job;
    }

    private RuntimeException wrong(@Nullable String sentence) {
        String message = String.valueOf(sentence);
        return spec == null
                ? new IllegalArgumentException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
