package com.easyai.gateway.supervision;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One child process that is started again whenever it dies, until {@link #stop()}. Its pid file holds the id of the
 * process that is alive now, and is absent while none is.
 */
public final class Supervised {
    private static final int RESTARTS_WHILE_STARTING = 3;

    private final Program program;
    private final Consumer<String> say;
    private final Backoff backoff = new Backoff();
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread watcher;

    private boolean wanted = true;
    private boolean held;
    private int starts;
    private volatile Process process;

    private Supervised(Program program, Consumer<String> say) {
        this.program = program;
        this.say = say;
        environment.putAll(program.environment());
        Spawn.setLastLogAside(program);
        this.process = spawn();
        this.watcher = Thread.ofVirtual().name("watch " + program.name()).unstarted(this::watch);
    }

    /**
     * Starts the program; the process exists when this returns.
     *
     * @throws UncheckedIOException when the command cannot be run at all
     */
    static Supervised start(Program program, Consumer<String> say) {
        var supervised = new Supervised(program, say);
        supervised.watcher.start();
        return supervised;
    }

    public String name() {
        return program.name();
    }

    public Program program() {
        return program;
    }

    /** The id of the current process, or of the last one when it is not alive. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** How often it was started, the first time included. */
    public int starts() {
        lock.lock();
        try {
            return starts;
        } finally {
            lock.unlock();
        }
    }

    /** True when it died so often that waiting for it to come up makes no sense. */
    public boolean keepsDying() {
        return starts() > RESTARTS_WHILE_STARTING;
    }

    /** {@code kill -9}: the process gets no chance to say goodbye. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: alive, and doing nothing until {@link #resume()}. */
    public void pause() {
        Signals.send("STOP", pid());
    }

    public void resume() {
        Signals.send("CONT", pid());
    }

    /** From now on a dead process stays dead, until {@link #allowRestarts()}. */
    public void holdRestarts() {
        change(() -> held = true);
    }

    /** Ends {@link #holdRestarts()}; a process that died meanwhile is started at once. */
    public void allowRestarts() {
        change(() -> held = false);
    }

    /** Sets a variable for the processes that are started from now on; the one running now keeps what it has. */
    public void setForNextStart(String variable, String value) {
        environment.put(variable, value);
    }

    public void removeForNextStart(String variable) {
        environment.remove(variable);
    }

    /** Stops it gracefully and for good; kills it when it takes longer than its grace. Returns when it is gone. */
    public void stop() {
        change(() -> wanted = false);
        Process last = process;
        askToStop(last);
        if (!ended(last)) {
            say.accept(name() + " did not stop within " + program.stop().grace().toSeconds()
                    + " s and is killed. Its log is " + program.log() + ".");
            last.destroyForcibly();
        }
        joinWatcher();
    }

    /** Stops the process gracefully; the supervisor then starts it again, unless restarts are held. */
    public void terminate() {
        Process current = process;
        askToStop(current);
        if (!ended(current)) current.destroyForcibly().onExit().join();
    }

    private void askToStop(Process target) {
        if (!target.isAlive()) return;
        Signals.send(program.stop().signal(), target.pid());
        Signals.send("CONT", target.pid());
    }

    private boolean ended(Process target) {
        try {
            return target.waitFor(program.stop().grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void joinWatcher() {
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (true) {
                long started = System.nanoTime();
                int code = process.waitFor();
                new PidFile(program.pidFile()).remove();
                if (!waitForRestart(code, Duration.ofNanos(System.nanoTime() - started))) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the program runs again, false when it is no longer wanted. */
    private boolean waitForRestart(int code, Duration lifetime) throws InterruptedException {
        lock.lock();
        try {
            Duration pause = backoff.after(lifetime);
            if (wanted) announce(code, pause);
            do sleep(pause);
            while (wanted && !isStartedAgain());
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Ends early when the program is no longer wanted, late while restarts are held. */
    private void sleep(Duration pause) throws InterruptedException {
        long left = pause.toNanos();
        while (wanted && (held || left > 0)) {
            if (held) {
                changed.await();
                left = 0;
            } else {
                left = changed.awaitNanos(left);
            }
        }
    }

    private boolean isStartedAgain() {
        try {
            process = spawn();
            return true;
        } catch (UncheckedIOException e) {
            say.accept(e.getMessage() + "; trying again.");
            return false;
        }
    }

    private void announce(int code, Duration pause) {
        String next = held
                ? "it stays down until restarts are allowed again"
                : "starting it again in " + pause.toMillis() + " ms";
        say.accept(name() + " ended with exit code " + code + "; " + next + ". Its log is " + program.log() + ".");
    }

    private Process spawn() {
        Process started = Spawn.of(program, environment);
        starts++;
        new PidFile(program.pidFile()).write(started.pid());
        return started;
    }
}
