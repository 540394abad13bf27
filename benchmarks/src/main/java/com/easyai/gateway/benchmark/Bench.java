package com.easyai.gateway.benchmark;

import com.easyai.gateway.benchmark.chat.ChatBenchmark;
import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.jobs.JobsBenchmark;
import com.easyai.gateway.benchmark.jobs.ShadowBenchmark;
import com.easyai.gateway.benchmark.limits.LimitsBenchmark;
import com.easyai.gateway.benchmark.relay.RelayBenchmark;
import com.easyai.gateway.benchmark.videos.VideosBenchmark;
import com.easyai.gateway.launcher.StackNotReady;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ./gateway bench}: runs one benchmark; progress on standard error, figures on standard output, JSON last. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(succeeds(() -> run(options, new Progress(err, isTerminal()), out), err) ? 0 : 1);
    }

    /** What stopped a benchmark is told in a sentence; what is a bug in it keeps its stack trace. */
    private static boolean succeeds(Runnable benchmark, PrintStream err) {
        try {
            benchmark.run();
            return true;
        } catch (StackNotReady | IllegalStateException stopped) {
            err.println("The benchmark stopped: " + stopped.getMessage());
            return false;
        }
    }

    private static void run(Options options, Progress progress, PrintStream out) {
        Path data = options.data();
        switch (options.benchmark()) {
            case JOBS -> new JobsBenchmark(options.jobs(), progress, out).run(data);
            case CHAT -> new ChatBenchmark(options.chat(), progress, out).run(data);
            case LIMITS -> new LimitsBenchmark(options.limits(), progress, out).run(data);
            case RELAY -> new RelayBenchmark(options.relay(), progress, out).run(data);
            case SHADOW -> new ShadowBenchmark(options.shadow(), progress, out).run(data);
            case VIDEOS -> new VideosBenchmark(options.videos(), progress, out).run(data);
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
