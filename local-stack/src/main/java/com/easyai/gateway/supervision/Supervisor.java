package com.easyai.gateway.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts programs and knows them all. After {@link #stopAccepting()} nothing can be started any more, so that a stop in
 * the middle of a start leaves nothing behind.
 */
public final class Supervisor {
    private static final Duration ERRAND_GRACE = Duration.ofSeconds(5);

    private final Consumer<String> say;
    private final List<Supervised> children = new ArrayList<>();
    private final List<Process> errands = new ArrayList<>();
    private boolean accepting = true;

    /** @param say gets a sentence whenever a child dies, is restarted or has to be killed */
    public Supervisor(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Starts the program as a child.
     *
     * @throws IllegalStateException after {@link #stopAccepting()}
     */
    public synchronized Supervised start(Program program) {
        requireAccepting(program);
        Supervised child = Supervised.start(program, say);
        children.add(child);
        return child;
    }

    /**
     * Runs a program that ends by itself, such as initdb, and returns its exit code. It is never restarted.
     *
     * @throws IllegalStateException after {@link #stopAccepting()}
     */
    public int run(Program program) throws InterruptedException {
        Process errand = startErrand(program);
        int code = errand.waitFor();
        new PidFile(program.pidFile()).remove();
        return code;
    }

    private synchronized Process startErrand(Program program) {
        requireAccepting(program);
        Spawn.setLastLogAside(program);
        Process errand = Spawn.of(program, program.environment());
        new PidFile(program.pidFile()).write(errand.pid());
        errands.add(errand);
        return errand;
    }

    private void requireAccepting(Program program) {
        if (!accepting) throw new IllegalStateException(program.name() + " is not started: the stack is stopping");
    }

    /** From now on nothing is started; programs that would end by themselves are ended. */
    public synchronized void stopAccepting() {
        accepting = false;
        for (Process errand : errands) {
            errand.destroy();
            if (!Deadline.in(ERRAND_GRACE).await(() -> !errand.isAlive())) errand.destroyForcibly();
        }
    }

    public synchronized boolean isStopping() {
        return !accepting;
    }

    public synchronized List<Supervised> children() {
        return List.copyOf(children);
    }

    /** Stops them at the same time and returns when all are gone. */
    public void stop(Collection<Supervised> some) {
        List<Thread> stopping = some.stream()
                .map(child -> Thread.ofVirtual().name("stop " + child.name()).start(child::stop))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
