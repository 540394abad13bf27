package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.script.Script;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where the calls of one wire come in: each is checked for its key, answered, and written into the journal. */
public final class Desk {
    private final String wire;
    private final Envelope envelope;
    private final Script script;
    private final Memory memory;

    /** Answers one call whose key was good. */
    @FunctionalInterface
    public interface Work {
        Reply answer(Note note) throws IOException;
    }

    public Desk(String wire, Envelope envelope, Script script, Memory memory) {
        this.wire = wire;
        this.envelope = envelope;
        this.script = script;
        this.memory = memory;
    }

    public String wire() {
        return wire;
    }

    public Memory memory() {
        return memory;
    }

    public Script script() {
        return script;
    }

    /** Answers the call with {@code work} when its bearer key is the expected one; an empty expected key takes any. */
    public Reply serve(Exchange exchange, String expectedKey, Work work) throws IOException {
        Note note = new Note(wire, exchange);
        Reply reply;
        if (exchange.bearer()
                .filter(key -> expectedKey.isEmpty() || expectedKey.equals(key))
                .isPresent()) {
            reply = work.answer(note);
        } else {
            note.outcome("unauthorised");
            reply = envelope.unauthorised();
        }
        memory.journal().add(note, reply.statusCode());
        return reply.with("x-request-id", memory.ids().next("req_"));
    }

    public Reply refuse(Note note, Problem problem) {
        note.outcome("bad " + problem.field());
        return envelope.problem(problem);
    }

    /** The answer to a call that its prompt or the settings make fail, if they do. */
    public Optional<Reply> fault(Note note, String prompt, Directives directives) {
        note.prompt(prompt);
        Optional<Fault> fault = script.faultOf(note.call(), directives);
        fault.ifPresent(found -> note.outcome(word(found)));
        return fault.map(envelope::fault);
    }

    private static String word(Fault fault) {
        return switch (fault) {
            case Fault.Refused refused -> "refused";
            case Fault.Moderated moderated -> "moderated";
            case Fault.RateLimited limited -> "rate limited";
            case Fault.NoMoney broke -> "no money";
            case Fault.Broken broken -> "broken " + broken.status();
            case Fault.WebPage page -> "web page " + page.status();
        };
    }

    /** The reply, or a cut connection when the prompt says that the answer is lost after the effect. */
    public Reply delivered(Note note, Directives directives, Reply reply) {
        if (script.acts(note.call(), directives, "drop")) {
            note.outcome("dropped after effect");
            return new Reply.Cut();
        }
        return reply;
    }

    /** Waits as long as the prompt says, or else {@code usualMillis}. */
    public void take(long usualMillis, Directives directives) throws IOException {
        Optional<Duration> asked = directives.named("delay").flatMap(Directive::duration);
        try {
            Thread.sleep(asked.orElse(Duration.ofMillis(usualMillis)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the stand-in is stopping", stopping);
        }
    }

    /** Makes a result the way the prompt wants it. */
    public ServedFile make(Media.Kind kind, Size size, Directives directives) {
        Media media =
                Media.image(kind, size.width(), size.height(), memory.ids().next(""));
        if (directives.has("not-an-image")) {
            media = media.as(Media.Kind.NOT_AN_IMAGE);
        }
        long bytes = directives.named("size").flatMap(Directive::bytes).orElse(0L);
        return memory.files().add(media.sized(bytes), delivery(directives));
    }

    private static ServedFile.Delivery delivery(Directives directives) {
        if (directives.has("gone")) {
            return ServedFile.Delivery.GONE;
        }
        return directives.has("truncated") ? ServedFile.Delivery.TRUNCATED : ServedFile.Delivery.WHOLE;
    }
}
