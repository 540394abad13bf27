package com.easyai.gateway.answering;

import com.easyai.gateway.asking.HeldSlots;
import com.easyai.gateway.asking.ReadFirst.First;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.bookkeeping.UnderWay;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.relaying.CallerStream;
import com.easyai.gateway.relaying.CallerStream.CallerLeftException;
import com.easyai.gateway.relaying.LiveStreams;
import com.easyai.gateway.relaying.Produced;
import com.easyai.gateway.relaying.RelayStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a stream on to its end, whoever ends it, and bills what was produced. */
final class AnswerStream {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);
    private static final String DONE = "[DONE]";
    private static final String BROKEN_OFF = "{\"error\":{\"message\":\"The provider's answer broke off; what came of"
            + " it is charged.\",\"type\":\"" + ErrorCode.PROVIDER_FAILED.type() + "\",\"param\":null,\"code\":\""
            + ErrorCode.PROVIDER_FAILED.wire() + "\"}}";

    private final LiveStreams live;
    private final HeldSlots slots;
    private final EndCall end;

    AnswerStream(LiveStreams live, HeldSlots slots, EndCall end) {
        this.live = live;
        this.slots = slots;
        this.end = end;
    }

    void answer(UnderWay call, First.Stream stream, HttpServletResponse response) throws IOException {
        var produced = new Produced();
        CallOutcome outcome = CallOutcome.BROKEN_OFF;
        CallerStream caller;
        try (var answer = stream.answer()) {
            caller = CallerStream.open(response, answer::cancel);
            outcome = outcome(relay(call, stream, caller, produced));
            if (outcome != CallOutcome.ANSWERED) {
                answer.cancel();
            }
        } finally {
            slots.letGo(call.key());
            end.produced(call, outcome, produced, Optional.empty());
        }
        say(caller, outcome);
    }

    private RelayStream.End relay(UnderWay call, First.Stream stream, CallerStream caller, Produced produced) {
        String model = call.asked().model();
        boolean tellsUsage = call.asked().tellsUsage();
        return new RelayStream(caller, stream.events(), produced, model, tellsUsage).all(stream.event(), live);
    }

    private static CallOutcome outcome(RelayStream.End how) {
        return switch (how) {
            case WHOLE -> CallOutcome.ANSWERED;
            case BROKEN_OFF -> CallOutcome.BROKEN_OFF;
            case CALLER_LEFT -> CallOutcome.CALLER_LEFT;
        };
    }

    private static void say(CallerStream caller, CallOutcome outcome) {
        try {
            if (outcome == CallOutcome.ANSWERED) {
                caller.last(DONE);
            } else if (outcome == CallOutcome.BROKEN_OFF) {
                caller.last(BROKEN_OFF);
            }
        } catch (CallerLeftException e) {
            LOG.debug("A caller went away before the end of its stream", e);
        }
    }
}
