package com.easyai.gateway.asking;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.directcall.DirectReply;
import com.easyai.gateway.directcall.SendCall;
import com.easyai.gateway.limits.CloseScope;
import com.easyai.gateway.limits.CountAgain;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.offering.Asked;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks one platform, through its circuit; what the answer says about the platform's limits is believed by all. */
public final class CallPlatform {
    private static final Logger LOG = LoggerFactory.getLogger(CallPlatform.class);

    /** A provider's wish for a longer pause is looked at again after this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final SendCall send;
    private final Circuits circuits;
    private final CloseScope close;
    private final CountAgain count;

    public CallPlatform(SendCall send, Circuits circuits, CloseScope close, CountAgain count) {
        this.send = send;
        this.circuits = circuits;
        this.close = close;
        this.count = count;
    }

    DirectReply ask(Stop stop, Asked asked, Granted granted) {
        Optional<Circuit.Pass> entered = circuits.of(stop.platform()).enter();
        if (entered.isEmpty()) {
            return new DirectReply.NotReached("Platform " + stop.platform() + " was not asked: its last calls failed.");
        }
        try (Circuit.Pass pass = entered.get()) {
            Account account = stop.account().departing(() -> count.ifLate(granted, stop.option()));
            DirectReply reply = send.send(stop.outgoing(asked), stop.wire(), account);
            tell(pass, reply);
            note(stop, granted, reply);
            return reply;
        }
    }

    /** Lets all know. That the store is away now must cost nobody an answer that a platform has begun. */
    void note(Stop stop, Granted granted, DirectReply reply) {
        try {
            tellAll(stop, granted, reply);
        } catch (DataAccessException e) {
            LOG.warn(
                    "What {} said about its limits was not written; its next answer says it again", stop.platform(), e);
        }
    }

    private void tellAll(Stop stop, Granted granted, DirectReply reply) {
        if (reply instanceof DirectReply.Throttled(Optional<Duration> retryAfter, String message)) {
            close.close(
                    Scope.of(stop.offering().platform()),
                    retryAfter.map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked),
                    message);
        } else if (granted.isAfterPause() && reply instanceof DirectReply.Answering) {
            close.succeeded(stop.option());
        }
    }

    private static void tell(Circuit.Pass pass, DirectReply reply) {
        boolean trouble = switch (reply) {
            case DirectReply.Refused(Failure failure) -> failure.kind() == Failure.Kind.PROVIDER_UNAVAILABLE;
            case DirectReply.NotReached _, DirectReply.Lost _ -> true;
            case DirectReply.Answering _, DirectReply.Throttled _ -> false;
        };
        if (trouble) {
            pass.failed();
        } else {
            pass.succeeded();
        }
    }
}
