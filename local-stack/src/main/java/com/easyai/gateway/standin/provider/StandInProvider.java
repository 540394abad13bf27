package com.easyai.gateway.standin.provider;

import com.easyai.gateway.standin.ark.ArkWire;
import com.easyai.gateway.standin.desk.Memory;
import com.easyai.gateway.standin.openai.OpenAiWire;
import com.easyai.gateway.standin.record.RequestRecord;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.record.VideoTask;
import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.standin.script.Script;
import com.easyai.gateway.standin.web.Routes;
import com.easyai.gateway.standin.web.WebServer;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A provider that speaks the wires of OpenAI ({@code /openai/v1}) and Volcengine Ark ({@code /ark/api/v3}), makes real
 * files, fails on demand, and remembers what it was asked. Its memory is bounded; nothing of it survives a restart.
 */
public final class StandInProvider implements AutoCloseable {
    private final Script script;
    private final Memory memory;
    private final WebServer server;

    private StandInProvider(Script script, Memory memory, WebServer server) {
        this.script = script;
        this.memory = memory;
        this.server = server;
    }

    /** Starts on loopback; port 0 takes a free one. */
    public static StandInProvider start(int port, ProviderSettings settings) {
        return start("127.0.0.1", port, settings);
    }

    public static StandInProvider start(String host, int port, ProviderSettings settings) {
        Script script = new Script(settings);
        Memory memory = Memory.empty();
        Routes routes = new Routes();
        new OpenAiWire(script, memory).addTo(routes);
        new ArkWire(script, memory).addTo(routes);
        new ProviderControl(script, memory).addTo(routes);
        return new StandInProvider(script, memory, WebServer.start(host, port, routes));
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return server.uri();
    }

    public ProviderSettings settings() {
        return script.settings();
    }

    /** Behaves so from the next call on. */
    public void use(ProviderSettings settings) {
        script.use(settings);
    }

    /** The latest requests, oldest first. */
    public List<RequestRecord> requests() {
        return memory.journal().latest();
    }

    /** How many requests ended how, by {@code wire outcome}. */
    public Map<String, Long> counts() {
        return memory.journal().counts();
    }

    /** Every task that was taken on and not deleted, in the order of their submits. */
    public List<VideoTask> tasks() {
        return memory.tasks().all();
    }

    /** How many tasks were submitted with exactly this prompt. */
    public int submits(String prompt) {
        return memory.tasks().submits(prompt);
    }

    /** Every file that was made, oldest first. */
    public List<ServedFile> files() {
        return memory.files().all();
    }

    /** Forgets requests, tasks, files and what the directives have counted. */
    public void forget() {
        memory.clear();
        script.forget();
    }

    @Override
    public void close() {
        server.close();
    }
}
