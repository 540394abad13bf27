package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.script.Directives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Says a chat's chunks one by one; {@code breaksOff}: ends in the middle, without saying that it is done. */
record StreamTalk(List<ObjectNode> chunks, Duration pace, boolean breaksOff) {
    private static final int BEFORE_THE_BREAK = 2;

    static StreamTalk of(List<ObjectNode> chunks, Directives directives) {
        Duration pace = directives.named("pace").flatMap(Directive::duration).orElse(Duration.ZERO);
        boolean breaksOff = directives.has("break-off");
        return new StreamTalk(breaksOff ? chunks.subList(0, BEFORE_THE_BREAK) : chunks, pace, breaksOff);
    }

    /** @throws IOException also when nobody reads any more */
    void writeTo(OutputStream out) throws IOException {
        for (ObjectNode chunk : chunks) {
            rest();
            say(chunk.toString(), out);
        }
        if (!breaksOff) {
            say("[DONE]", out);
        }
    }

    private static void say(String data, OutputStream out) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void rest() throws IOException {
        try {
            Thread.sleep(pace);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the stand-in is stopping", stopping);
        }
    }
}
