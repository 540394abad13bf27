package com.easyai.gateway.asking;

import com.easyai.gateway.directcall.DirectReply;
import com.easyai.gateway.directcall.OpenAnswer;
import com.easyai.gateway.relaying.Produced;
import com.easyai.gateway.relaying.ReadEvents;
import com.easyai.gateway.relaying.ReadParts;
import com.easyai.gateway.relaying.RelayStream;
import com.easyai.gateway.relaying.WholeAnswer;
import java.io.IOException;
import java.util.Optional;

/** Reads as much of an answer as shows that it is one. Until then another platform can be asked instead. */
public final class ReadFirst {
    private ReadFirst() {}

    /** What there is to pass on, or why there is nothing. */
    public sealed interface First {
        record Whole(WholeAnswer answer) implements First {}

        /** A stream with its first event; the answer is still to be closed. */
        record Stream(OpenAnswer answer, ReadEvents events, byte[] event) implements First {
            @Override
            public String toString() {
                return "Stream[first event of " + event.length + " bytes]";
            }
        }

        record Nothing(DirectReply why) implements First {}
    }

    static First of(OpenAnswer answer, boolean streamed) {
        boolean keep = false;
        try {
            First first = streamed && answer.isEventStream() ? stream(answer) : whole(answer, streamed);
            keep = first instanceof First.Stream;
            return first;
        } catch (IOException e) {
            return nothing("The platform's answer broke off (" + e.getClass().getSimpleName() + ").");
        } finally {
            if (!keep) {
                answer.close();
            }
        }
    }

    private static First stream(OpenAnswer answer) throws IOException {
        var events = new ReadEvents(answer.source());
        Optional<byte[]> event = events.next();
        if (event.isEmpty()) {
            return nothing("The platform's stream ended before it began.");
        }
        if (RelayStream.isDone(event.get())) {
            return nothing("The platform's stream said nothing but that it is done.");
        }
        boolean error = ReadParts.of(event.get(), new Produced())
                .filter(parts -> parts.isError())
                .isPresent();
        return error ? new First.Nothing(answer.refusal(event.get())) : new First.Stream(answer, events, event.get());
    }

    private static First whole(OpenAnswer answer, boolean streamed) throws IOException {
        byte[] json = answer.source().readByteArray();
        Optional<WholeAnswer> read = WholeAnswer.read(json);
        if (read.isEmpty()) {
            return nothing("The platform's answer is none that can be read.");
        }
        if (!read.get().parts().isAnswer()) {
            return new First.Nothing(answer.refusal(json));
        }
        return streamed ? nothing("The platform does not stream.") : new First.Whole(read.get());
    }

    private static First nothing(String why) {
        return new First.Nothing(new DirectReply.Lost(why));
    }
}
