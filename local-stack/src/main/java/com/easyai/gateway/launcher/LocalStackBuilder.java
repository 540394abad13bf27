package com.easyai.gateway.launcher;

import com.easyai.gateway.fleet.ServiceCode;
import com.easyai.gateway.fleet.ServiceKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says what a stack is made of; without a word, one replica of each service with everything they need. */
public final class LocalStackBuilder {
    private final Path data;
    private boolean fresh;
    private int port;
    private Replicas replicas = new Replicas(1, 1, 1);
    private Outside outside = Outside.NOTHING;
    private Map<String, String> callers = System.getenv();
    private final Map<String, String> extra = new HashMap<>();
    private Function<ServiceKind, ServiceCode> code = ServiceCode::built;
    private Consumer<String> say = sentence -> {};

    LocalStackBuilder(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /** Begins without what earlier runs kept in the folder: jobs, files, secrets, logs. */
    public LocalStackBuilder fresh(boolean fresh) {
        this.fresh = fresh;
        return this;
    }

    /** Where the first api replica listens, the others on the ports after it. Otherwise each gets a free one. */
    public LocalStackBuilder port(int port) {
        this.port = port;
        return this;
    }

    public LocalStackBuilder replicas(Replicas replicas) {
        this.replicas = replicas;
        return this;
    }

    public LocalStackBuilder apis(int apis) {
        return replicas(new Replicas(apis, replicas.workers(), replicas.relays()));
    }

    public LocalStackBuilder workers(int workers) {
        return replicas(new Replicas(replicas.apis(), workers, replicas.relays()));
    }

    public LocalStackBuilder relays(int relays) {
        return replicas(new Replicas(replicas.apis(), replicas.workers(), relays));
    }

    /** Uses what runs already; with a server-main and a catalogue in it, no stand-in is started. */
    public LocalStackBuilder outside(Outside outside) {
        this.outside = outside;
        return this;
    }

    /** Reads the caller's gateway settings here instead of from this process's environment. */
    public LocalStackBuilder callersEnvironment(Map<String, String> callers) {
        this.callers = Map.copyOf(callers);
        return this;
    }

    /** Tells every service this variable, whatever else would have set it. */
    public LocalStackBuilder environment(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** Runs other classes than those of this project's build. */
    public LocalStackBuilder code(Function<ServiceKind, ServiceCode> code) {
        this.code = code;
        return this;
    }

    /** Gets a sentence whenever something happened: ready, died, restarted. */
    public LocalStackBuilder say(Consumer<String> say) {
        this.say = say;
        return this;
    }

    /** A stack that is not started yet. */
    public LocalStack build() {
        return new LocalStack(
                new StackSettings(data, fresh, port, replicas, outside, callers, Map.copyOf(extra), code, say));
    }

    /** A stack that is ready. When it does not get ready it is stopped again and nothing is left running. */
    public LocalStack start() {
        LocalStack stack = build();
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }
}
