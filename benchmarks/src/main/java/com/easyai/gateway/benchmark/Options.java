package com.easyai.gateway.benchmark;

import com.easyai.gateway.benchmark.chat.ChatPlan;
import com.easyai.gateway.benchmark.jobs.JobsPlan;
import com.easyai.gateway.benchmark.limits.LimitsPlan;
import com.easyai.gateway.benchmark.relay.RelayPlan;
import com.easyai.gateway.benchmark.videos.VideosPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param numbers options with a number after them, by name
 */
record Options(Benchmark benchmark, Map<String, Integer> numbers, Path data) {
    private static final int MOST = 100_000;

    private static final String HELP = """
            ./gateway bench jobs [options]     durable submits a second, complete jobs a second, and what they cost
                --seconds N      how long each phase is measured (20)
                --warm-up N      how long each phase runs unmeasured first, at least, in seconds (60); up to five
                                 times as long while it still gets faster
                --connections N  that submit at the same time (64)
                --in-system N    jobs kept in the system while complete ones are counted (1000)
                --drain N        how long the backlog of the submit phase is drained, at most, in seconds (60)
                --complete N     0 leaves out the complete jobs (1)
                --submits N      0 leaves out the submits alone and their backlog (1)
                --reference N    0 leaves out db-scheduler and JobRunr (1)
            ./gateway bench limits [options]   exact decisions a second about one platform, ours and Bucket4j's
                --seconds N      how long each is measured with each number of callers (15)
                --warm-up N      how long each runs unmeasured first, in seconds (5)
            ./gateway bench videos [options]   many video tasks followed by one worker
                --tasks N        tasks in flight (5000)
                --shortest N     and
                --longest N      seconds that a task takes at the provider (60, 90)
            ./gateway bench chat [options]     what the gateway adds to a chat call, and calls a second
                --seconds N      how long each phase is measured (8)
                --warm-up N      how long the gateway runs unmeasured first, in seconds (80)
                --limits N       0 leaves out the model with shared limits (1)
                --streams N      0 leaves out the streams (1)
                --held N         streams that are held open for a minute at the same time; 0 leaves that out (1000)
            ./gateway bench relay [options]    deliveries to server-main a second, their lag, and beside endpoints that fail
                --seconds N      how long each steady load is measured (8)
                --warm-up N      how long backlogs are worked off unmeasured first, in seconds (40)
                --backlog N      deliveries that stand in the outbox (6000)
                --rate N         rows a second of a steady load (200)
                --away N         how long server-main is away, in seconds (8)
                --videos N       large files at the same time; 0 leaves them out (6)
                --megabytes N    of each of them (200)
                --reference N    0 leaves out db-scheduler with the same deliveries (1)
            ./gateway bench shadow [options]   comparisons of copied requests a second, and what one costs beside a job
                --seconds N, --warm-up N, --connections N, --in-system N as above
            All:
                --data DIR       where the stack of the benchmark is kept; emptied first (target/bench)""";

    private static final Map<Benchmark, List<String>> NUMBERS = Map.of(
            Benchmark.JOBS,
            List.of(
                    "--seconds",
                    "--warm-up",
                    "--connections",
                    "--in-system",
                    "--drain",
                    "--complete",
                    "--submits",
                    "--reference"),
            Benchmark.LIMITS,
            List.of("--seconds", "--warm-up"),
            Benchmark.VIDEOS,
            List.of("--tasks", "--shortest", "--longest"),
            Benchmark.CHAT,
            List.of("--seconds", "--warm-up", "--limits", "--streams", "--held"),
            Benchmark.RELAY,
            List.of(
                    "--seconds",
                    "--warm-up",
                    "--backlog",
                    "--rate",
                    "--away",
                    "--videos",
                    "--megabytes",
                    "--reference"),
            Benchmark.SHADOW,
            List.of("--seconds", "--warm-up", "--connections", "--in-system"));

    /** What can be measured. */
    enum Benchmark {
        JOBS,
        LIMITS,
        VIDEOS,
        CHAT,
        RELAY,
        SHADOW;

        static Optional<Benchmark> named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** A wrong one is an {@link IllegalArgumentException} that says what there is. */
    static Options parse(String... arguments) {
        String name = arguments.length == 0 ? "jobs" : arguments[0];
        Benchmark benchmark = Benchmark.named(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no benchmark \"" + name + "\".\n" + HELP));
        var numbers = new LinkedHashMap<String, Integer>();
        Path data = Path.of(System.getProperty("gateway.home", ""), "target", "bench");
        for (int i = 1; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            if (arguments[i].equals("--data")) data = Path.of(value);
            else numbers.put(known(benchmark, arguments[i]), number(arguments[i], value));
        }
        return new Options(benchmark, Map.copyOf(numbers), data);
    }

    private static String known(Benchmark benchmark, String option) {
        List<String> options = NUMBERS.getOrDefault(benchmark, List.of());
        if (options.contains(option)) return option;
        throw new IllegalArgumentException(
                option + " is not an option here; there are " + String.join(", ", options) + " and --data.\n" + HELP);
    }

    private static int number(String option, String value) {
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) <= MOST) return Integer.parseInt(value);
        throw new IllegalArgumentException(
                option + " must be followed by a number from 0 to " + MOST + ", not \"" + value + "\".");
    }

    private int of(String option, int otherwise) {
        return numbers.getOrDefault(option, otherwise);
    }

    JobsPlan jobs() {
        var pace = new JobsPlan.Pace(of("--warm-up", 60), of("--seconds", 20), of("--drain", 60));
        var parts = new JobsPlan.Parts(of("--complete", 1) != 0, of("--submits", 1) != 0, of("--reference", 1) != 0);
        return new JobsPlan(pace, of("--connections", 64), of("--in-system", 1000), parts);
    }

    ChatPlan chat() {
        boolean limits = of("--limits", 1) != 0;
        boolean streams = of("--streams", 1) != 0;
        return new ChatPlan(of("--warm-up", 80), of("--seconds", 8), limits, streams, of("--held", 1000));
    }

    LimitsPlan limits() {
        return new LimitsPlan(of("--warm-up", 5), of("--seconds", 15));
    }

    /** As jobs are measured, since that is what it is compared with. */
    JobsPlan shadow() {
        return jobs();
    }

    RelayPlan relay() {
        var pace = new RelayPlan.Pace(of("--warm-up", 40), of("--seconds", 8), of("--away", 8));
        var videos = new RelayPlan.Videos(of("--videos", 6), of("--megabytes", 200));
        return new RelayPlan(pace, of("--backlog", 6000), of("--rate", 200), videos, of("--reference", 1) != 0);
    }

    VideosPlan videos() {
        return new VideosPlan(of("--tasks", 5000), of("--shortest", 60), of("--longest", 90));
    }
}
