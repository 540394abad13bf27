package com.easyai.gateway.limits;

import java.time.Instant;
import java.util.Optional;

/** Whether a call may be made now. */
public sealed interface PermitReply {
    /**
     * The call may be made, and is counted already.
     *
     * @param choice         index of the option that it is granted for
     * @param mustBeSentBefore by {@link System#nanoTime}: the time for which the call is counted ends then. Whoever has not
     *     sent it ends the permit and asks again; whoever finds that it went out later says so with {@link CountAgain}
     * @param isAfterPause   the platform had refused calls for their rate; a success is worth {@link CloseScope#succeeded}
     */
    record Granted(int choice, long mustBeSentBefore, boolean isAfterPause) implements PermitReply {
        /** True if it is too late to send now. */
        public boolean isLate() {
            return System.nanoTime() - mustBeSentBefore >= 0;
        }
    }

    /**
     * None of the options has room; nothing was counted. Tells what was in the way of the first of them.
     *
     * @param roomAt by the database's clock, when there may be room: the moment at which enough has left the minute, or the
     *     pause ends. Nobody foretells when a slot comes back, and a request with more tokens than a minute allows never fits
     */
    record NoRoom(Obstacle obstacle, Scope scope, Optional<Instant> roomAt) implements PermitReply {}

    /** What can be in the way. */
    enum Obstacle {
        /** The provider refused calls for their rate, or what was counted got lost. */
        CLOSED,
        RPM,
        TPM,
        CONCURRENCY
    }
}
