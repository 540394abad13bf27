package com.easyai.gateway.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts programs and knows them all. After {@link #stopAccepting()} nothing can be started any more, so that a stop in
 * the middle of a start leaves nothing behind.
 */
public final class Supervisor {
    private final Consumer<String> say;
    private final List<Supervised> children = new ArrayList<>();
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
        if (!accepting) throw new IllegalStateException(program.name() + " is not started: the stack is stopping");
        Supervised child = Supervised.start(program, say);
        children.add(child);
        return child;
    }

    public synchronized void stopAccepting() {
        accepting = false;
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
