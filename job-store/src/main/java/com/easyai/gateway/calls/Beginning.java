package com.easyai.gateway.calls;

import com.easyai.gateway.job.CallId;

/** What came of beginning a call. */
public sealed interface Beginning {
    /** Committed: the provider may be asked. */
    record Begun() implements Beginning {}

    /** This key and this request were answered before, so; nothing was begun. */
    record Replayed(CallId first, byte[] answer) implements Beginning {
        @Override
        public String toString() {
            return "Replayed[" + first + ", " + answer.length + " bytes]";
        }
    }

    /** This key and this request are being answered just now. */
    record StillRunning() implements Beginning {}

    /** This key and this request were answered before, and the answer is not kept: a stream, or a long one. */
    record NotKept() implements Beginning {}

    /** This key was used with another request. */
    record KeyReused() implements Beginning {}
}
