package com.easyai.gateway.postgres;

import com.easyai.gateway.datafolder.DeleteFolder;
import com.easyai.gateway.supervision.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one PostgreSQL cluster: made by initdb once, kept between runs. */
record DataFolder(Path path, PostgresServer.Login login) {

    /** Makes the cluster unless it is there. A half-made one, from an interrupted first start, is made anew. */
    void prepare(Path programs, Path log) throws IOException {
        if (Files.exists(path.resolve("PG_VERSION")) && Files.exists(complete())) {
            forgetDeadPostmaster();
            return;
        }
        DeleteFolder.delete(path);
        Files.createDirectories(path);
        initialise(programs, log);
        Files.createFile(complete());
    }

    /** Outside the cluster's folder, whose content is PostgreSQL's own. */
    private Path complete() {
        return path.resolveSibling(path.getFileName() + ".complete");
    }

    private void initialise(Path programs, Path log) throws IOException {
        Path password = Files.createTempFile("postgres", ".password");
        try {
            Files.writeString(password, login.password());
            List<String> command = List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + path,
                    "--username=" + login.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions");
            run(Unprivileged.command(command, path), log);
        } finally {
            Files.delete(password);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        try {
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0)
                throw new IllegalStateException("PostgreSQL's data folder could not be made; the reason is in " + log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * After a crash of the machine the number in postmaster.pid may belong to another program, and PostgreSQL would refuse
     * to start beside it.
     */
    private void forgetDeadPostmaster() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        if (CommandLine.mentions(pid, path))
            throw new IllegalStateException(
                    "A PostgreSQL server (process " + pid + ") already runs on " + path + ". Stop it first.");
        Files.delete(file);
    }
}
