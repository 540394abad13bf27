package com.easyai.gateway.supervision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child process.
 *
 * @param name        what people call it; names its pid and log file, such as {@code worker-1}
 * @param command     the program and its arguments
 * @param environment added to this process's own environment; may hold secrets, so it is never printed
 * @param folder      the stack's data folder: the pid file is kept in {@code run/}, the log in {@code log/}
 * @param stop        how to ask it to stop
 */
public record Program(String name, List<String> command, Map<String, String> environment, Path folder, Stop stop) {

    /** The signal that asks for a graceful end, and how long that may take before the process is killed. */
    public record Stop(String signal, Duration grace) {}

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Path log() {
        return folder.resolve("log").resolve(name + ".log");
    }

    public Path pidFile() {
        return folder.resolve("run").resolve(name + ".pid");
    }

    @Override
    public String toString() {
        return "Program[" + name + "]";
    }
}
