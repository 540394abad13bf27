package com.easyai.gateway.commandline;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's main class. */
@Command(
        name = "gateway",
        description = "Runs the AI gateway on this machine and talks to it.",
        subcommands = {UpCommand.class, SubmitCommand.class},
        synopsisSubcommandLabel = "up | submit")
public final class Gateway {
    private Gateway() {}

    /** Ends with 0 when the command did what was asked, 1 when it could not, 2 when it was asked wrongly. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Gateway())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(sentence(failure));
                    command.getErr().flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** What went wrong, with its cause when there is one: "the file could not be read: permission denied". */
    static String sentence(Throwable failure) {
        Throwable cause = failure.getCause();
        String message = String.valueOf(failure.getMessage());
        return cause == null ? message : message + ": " + cause;
    }

    /** The project's own {@code .gateway}, wherever the command was typed. */
    static Path defaultData() {
        return Optional.ofNullable(System.getProperty("gateway.home"))
                .map(Path::of)
                .orElse(Path.of(""))
                .resolve(".gateway")
                .toAbsolutePath();
    }
}
