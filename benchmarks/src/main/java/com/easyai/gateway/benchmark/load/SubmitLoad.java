package com.easyai.gateway.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a fixed number of connections from one thread. As long as it is allowed to, each connection sends its
 * next request the moment its last one is answered (a closed loop); {@link #allow} bounds how many are sent in all.
 */
public final class SubmitLoad implements AutoCloseable {
    private static final long LONGEST_SLEEP_MILLIS = 100;

    private final int wanted;
    private final Selector selector;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "load");
    private long sent;
    private volatile Answers answers = new Answers();
    private volatile long allowed;
    private volatile boolean running = true;
    private volatile @Nullable IOException failure;

    private SubmitLoad(int wanted) throws IOException {
        this.wanted = wanted;
        selector = Selector.open();
    }

    /** Connects and waits to be allowed to send. */
    public static SubmitLoad start(LoadRequests requests, int connections) {
        try {
            SubmitLoad load = new SubmitLoad(requests.wanted());
            for (int user = 0; user < connections; user++) {
                load.all.add(new Connection(requests.target(), load.selector, requests.forUser(user)));
            }
            load.idle.addAll(load.all);
            load.thread.start();
            return load;
        } catch (IOException unreachable) {
            throw new UncheckedIOException("The api at " + requests.target() + " cannot be reached", unreachable);
        }
    }

    /** From now on sends until this many have been sent since the start. */
    public SubmitLoad allow(long submits) {
        allowed = submits;
        selector.wakeup();
        return this;
    }

    /** Begins a new stretch and returns what came back in the one before. */
    public Answers begin() {
        IOException broken = failure;
        if (broken != null) throw new UncheckedIOException("The load generator broke off", broken);
        Answers before = answers;
        answers = new Answers();
        return before;
    }

    /** What has come back in this stretch so far. */
    public Answers soFar() {
        return answers;
    }

    private void run() {
        try {
            while (running) {
                selector.select(this::receive, LONGEST_SLEEP_MILLIS);
                for (; sent < allowed && !idle.isEmpty(); sent++) send(idle.pop());
            }
        } catch (IOException | UncheckedIOException broken) {
            failure = new IOException(broken);
        }
    }

    private void send(Connection connection) throws IOException {
        try {
            connection.send(sent);
        } catch (IOException broken) {
            breakOff(connection, broken);
        }
    }

    private void receive(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            take(connection);
        } catch (IOException broken) {
            try {
                breakOff(connection, broken);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private void take(Connection connection) throws IOException {
        Optional<Answer> answer = connection.receive();
        if (answer.isEmpty()) return;
        if (answer.get().status() == wanted) answers.accepted(connection.nanosSinceSent());
        else answers.refused("status " + answer.get().status());
        if (answer.get().closes()) {
            connection.reopen();
            answers.reopened();
        }
        idle.push(connection);
    }

    /** An idle connection may be closed by the server at any time, which is no refusal. */
    private void breakOff(Connection connection, IOException broken) throws IOException {
        connection.reopen();
        if (idle.contains(connection)) {
            answers.reopened();
            return;
        }
        answers.refused(String.valueOf(broken.getMessage()));
        idle.push(connection);
    }

    /** Stops sending and closes the connections; a request under way is not waited for. */
    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
            for (Connection connection : all) connection.close();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
