package com.easyai.gateway.relaying;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.relaying.CallerStream.CallerLeftException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Passes a platform's events on to the caller, each as it arrives and no faster than the caller reads. */
public final class RelayStream {
    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    /** How the stream ended; its last event is still to be said. */
    public enum End {
        WHOLE,
        BROKEN_OFF,
        CALLER_LEFT
    }

    private final CallerStream caller;
    private final ReadEvents events;
    private final Produced produced;
    private final byte[] model;
    private final boolean tellsUsage;
    private boolean finished;

    /** {@code tellsUsage}: the caller asked for the event that tells the usage. */
    public RelayStream(CallerStream caller, ReadEvents events, Produced produced, String model, boolean tellsUsage) {
        this.caller = caller;
        this.events = events;
        this.produced = produced;
        this.model = Json.MAPPER.writeValueAsBytes(model);
        this.tellsUsage = tellsUsage;
    }

    /** Relays the first event, which was read to see whether there is an answer at all, and all others. */
    public End all(byte[] first, LiveStreams live) {
        live.add(caller);
        try {
            Optional<byte[]> event = Optional.of(first);
            while (event.isPresent() && !isDone(event.get())) {
                if (!pass(event.get())) {
                    return End.BROKEN_OFF;
                }
                event = events.next();
            }
            // Some platforms end a stream without saying so, which is an end only if the model had finished.
            return event.isPresent() || finished ? End.WHOLE : End.BROKEN_OFF;
        } catch (CallerLeftException e) {
            return End.CALLER_LEFT;
        } catch (IOException e) {
            return caller.isGone() ? End.CALLER_LEFT : End.BROKEN_OFF;
        } finally {
            live.remove(caller);
        }
    }

    /** True for what a platform says at the end of a stream, which is no event. */
    public static boolean isDone(byte[] event) {
        return Arrays.equals(event, DONE);
    }

    /** False for an event that is an error. */
    private boolean pass(byte[] event) throws CallerLeftException {
        Optional<Parts> read = ReadParts.of(event, produced);
        if (read.isEmpty()) {
            caller.event(event, !events.hasMore());
            return true;
        }
        Parts parts = read.get();
        produced.report(parts.usage());
        finished |= parts.isFinished();
        if (!parts.isError() && (tellsUsage || !parts.isOnlyUsage())) {
            Parts.Place at = parts.model().orElse(new Parts.Place(0, 0));
            caller.event(event, at.from(), at.to(), parts.model().isPresent() ? model : new byte[0], !events.hasMore());
        }
        return !parts.isError();
    }
}
