package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Memory;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.script.Script;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Reply;
import com.easyai.gateway.standin.web.Routes;
import java.io.IOException;

/** The endpoints under {@code /ark/api/v3}. */
public final class ArkWire {
    public static final String NAME = "ark";
    private static final String BASE = "/ark/api/v3";

    private final Desk desk;
    private final ArkEnvelope envelope;

    @FunctionalInterface
    private interface Call {
        Reply answer(Note note, Exchange exchange) throws IOException;
    }

    public ArkWire(Script script, Memory memory) {
        this.envelope = new ArkEnvelope(memory.ids());
        this.desk = new Desk(NAME, envelope, script, memory);
    }

    public void addTo(Routes routes) {
        ArkImages images = new ArkImages(desk, envelope);
        ArkTasks tasks = new ArkTasks(desk, envelope);
        add(routes, "POST", "/images/generations", images::answer);
        add(routes, "POST", "/contents/generations/tasks", tasks::submit);
        add(routes, "GET", "/contents/generations/tasks", tasks::list);
        add(routes, "GET", "/contents/generations/tasks/{id}", tasks::get);
        add(routes, "DELETE", "/contents/generations/tasks/{id}", tasks::delete);
    }

    private void add(Routes routes, String method, String path, Call call) {
        routes.on(
                method,
                BASE + path,
                exchange -> desk.serve(
                        exchange, desk.script().settings().keys().ark(), note -> call.answer(note, exchange)));
    }
}
