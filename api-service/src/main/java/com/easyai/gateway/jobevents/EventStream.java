package com.easyai.gateway.jobevents;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.job.JobObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events, each at once. */
final class EventStream {
    private static final byte[] HEARTBEAT = bytes(": still here\n\n");
    private static final byte[] BEFORE = bytes("event: job\ndata: ");
    private static final byte[] AFTER = bytes("\n\n");

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    static EventStream open(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Proxies that gather answers would hold every event back.
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        return new EventStream(response.getOutputStream());
    }

    void job(JobObject job) throws IOException {
        out.write(BEFORE);
        out.write(Json.MAPPER.writeValueAsBytes(job));
        out.write(AFTER);
        out.flush();
    }

    /** Keeps the connection open, and finds out whether anybody still listens. */
    void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
