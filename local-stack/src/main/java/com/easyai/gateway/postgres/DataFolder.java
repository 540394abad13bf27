package com.easyai.gateway.postgres;

import com.easyai.gateway.datafolder.DeleteFolder;
import com.easyai.gateway.supervision.CommandLine;
import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The files of one PostgreSQL cluster: made by initdb once, kept between runs. */
record DataFolder(Path stack, PostgresServer.Login login) {

    /** PostgreSQL's own folder. */
    Path path() {
        return stack.resolve("postgres");
    }

    /** Makes the cluster unless it is there. A half-made one, from an interrupted first start, is made anew. */
    void prepare(Supervisor supervisor, Path programs) throws IOException {
        if (Files.exists(path().resolve("PG_VERSION")) && Files.exists(complete())) {
            forgetDeadPostmaster();
            return;
        }
        DeleteFolder.delete(path());
        Files.createDirectories(path());
        initialise(supervisor, programs);
        Files.createFile(complete());
    }

    /** Outside the cluster's folder, whose content is PostgreSQL's own. */
    private Path complete() {
        return stack.resolve("postgres.complete");
    }

    private void initialise(Supervisor supervisor, Path programs) throws IOException {
        Path password = Files.createTempFile("postgres", ".password");
        try {
            Files.writeString(password, login.password());
            List<String> command = List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + path(),
                    "--username=" + login.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions");
            run(supervisor, Unprivileged.command(command, path()));
        } finally {
            Files.delete(password);
        }
    }

    private void run(Supervisor supervisor, List<String> command) {
        var initdb = new Program("initdb", command, Map.of(), stack, new Program.Stop("TERM", Duration.ofSeconds(5)));
        try {
            if (supervisor.run(initdb) != 0)
                throw new IllegalStateException(
                        "PostgreSQL's data folder could not be made; the reason is in " + initdb.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("PostgreSQL's data folder is not made: the stack is stopping", e);
        }
    }

    /**
     * After a crash of the machine the number in postmaster.pid may belong to another program, and PostgreSQL would refuse
     * to start beside it.
     */
    private void forgetDeadPostmaster() throws IOException {
        Path file = path().resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        if (CommandLine.mentions(pid, path()))
            throw new IllegalStateException(
                    "A PostgreSQL server (process " + pid + ") already runs on " + path() + ". Stop it first.");
        Files.delete(file);
    }
}
