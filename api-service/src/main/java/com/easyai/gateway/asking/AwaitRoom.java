package com.easyai.gateway.asking;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitReply.NoRoom;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits, on the caller's own thread, until the limits have room for a call, and no longer than a caller likes to wait. */
public final class AwaitRoom {
    /** Others end their calls without telling us. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TakePermits permits;
    private final Clock clock;

    public AwaitRoom(TakePermits permits, Clock clock) {
        this.permits = permits;
        this.clock = clock;
    }

    /**
     * {@code first} is what was answered already; {@code deadline} is by {@link System#nanoTime}.
     *
     * @throws GatewayException 429 with the time when there may be room, if there is none before the deadline
     */
    Granted granted(PermitRequest request, PermitReply first, long deadline) {
        PermitReply reply = first;
        while (reply instanceof NoRoom full) {
            Duration pause = pause(request, full);
            if (System.nanoTime() + pause.toNanos() - deadline > 0 || !slept(pause)) {
                throw noRoom(full);
            }
            reply = permits.take(request);
        }
        return (Granted) reply;
    }

    /**
     * Until there may be room, where that is certain; else a little, and not everybody at once: slots and tokens come back
     * when others end, and another platform may have room sooner.
     */
    private Duration pause(PermitRequest request, NoRoom full) {
        boolean rate = full.obstacle() == Obstacle.RPM || full.obstacle() == Obstacle.CLOSED;
        Duration until = untilRoom(full).orElse(LONGEST);
        if (rate && request.options().size() == 1 && until.compareTo(LONGEST) > 0) {
            return until;
        }
        long spread = ThreadLocalRandom.current().nextLong(SHORTEST.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(Math.clamp(until.toMillis(), SHORTEST.toMillis(), spread));
    }

    private Optional<Duration> untilRoom(NoRoom full) {
        return full.roomAt().map(at -> Duration.between(Instant.now(clock), at));
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private GatewayException noRoom(NoRoom full) {
        return GatewayException.later(
                ErrorCode.RATE_LIMIT_EXCEEDED,
                "The providers of this model are at their limits just now; try again.",
                untilRoom(full).filter(wait -> wait.compareTo(SOON) > 0).orElse(SOON));
    }
}
