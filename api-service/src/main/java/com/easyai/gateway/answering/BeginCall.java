package com.easyai.gateway.answering;

import com.easyai.gateway.asking.ChooseStops;
import com.easyai.gateway.asking.Stop;
import com.easyai.gateway.asking.TryStops;
import com.easyai.gateway.bookkeeping.AdmitCalls;
import com.easyai.gateway.bookkeeping.AdmitCalls.Admitted;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.bookkeeping.UnderWay;
import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.calls.Beginning;
import com.easyai.gateway.calls.FindAnswered;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.Offer;
import com.easyai.gateway.offering.OfferModel;
import com.easyai.gateway.tokens.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From a request in order to a committed row and a platform that begins to answer. */
final class BeginCall {
    private static final Duration UNTIL_PROBED = Duration.ofSeconds(5);

    private final OfferModel offers;
    private final ChooseStops choose;
    private final Books books;
    private final TryStops tries;
    private final Terms terms;

    /** Where calls are begun, looked up, and ended. */
    record Books(AdmitCalls admit, FindAnswered answered, EndCall end) {}

    /** Under whose lease calls are answered, and how long one may wait for room. */
    record Terms(UUID owner, Duration patience) {}

    /** What came of it. */
    sealed interface Outcome {
        record Answered(TryStops.Found found) implements Outcome {}

        record Known(Beginning earlier) implements Outcome {}
    }

    BeginCall(OfferModel offers, ChooseStops choose, Books books, TryStops tries, Terms terms) {
        this.offers = offers;
        this.choose = choose;
        this.books = books;
        this.tries = tries;
        this.terms = terms;
    }

    /** Who may answer, in the order in which they are asked. */
    private record Course(Offer offer, Prompt prompt, List<Stop> stops) {}

    /**
     * A repeated key gets its first answer, also after the catalogue has changed and would refuse the request now.
     *
     * @throws GatewayException naming what is wrong with the request, or that nobody answers it
     */
    Outcome begin(CallId id, Asked asked, Caller caller, Optional<IdempotencyKey> key) {
        long deadline = System.nanoTime() + terms.patience().toNanos();
        Course course;
        try {
            course = course(id, asked);
        } catch (GatewayException refused) {
            return earlier(asked, caller, key).orElseThrow(() -> refused);
        }
        var from =
                new NewCall.From(caller.user(), asked.streamed(), course.offer().pricesJson());
        var call = new NewCall(id, course.stops().getFirst().made(), from, terms.owner(), key);
        var underWay = new UnderWay(call, asked, course.offer(), course.prompt(), 1);
        return find(underWay, course.stops(), deadline);
    }

    private Course course(CallId id, Asked asked) {
        Offer offer = offers.of(asked);
        Prompt prompt = Prompt.of(asked.kind(), asked.body());
        List<Stop> stops = choose.of(id, offer, asked, prompt);
        if (stops.isEmpty()) {
            throw outOfReach();
        }
        return new Course(offer, prompt, stops);
    }

    /** Asked only for what is refused, so that beginning stays one commit. */
    private Optional<Outcome> earlier(Asked asked, Caller caller, Optional<IdempotencyKey> key) {
        return key.flatMap(known -> books.answered().find(caller.user().sub(), asked.kind(), known))
                .map(Outcome.Known::new);
    }

    private Outcome find(UnderWay call, List<Stop> stops, long deadline) {
        return switch (admitted(call, TryStops.request(call.key(), stops))) {
            case Admitted.Known(var earlier) -> new Outcome.Known(earlier);
            case Admitted.Begun(var room) -> new Outcome.Answered(tries.find(call, stops, room, deadline));
        };
    }

    private Admitted admitted(UnderWay call, PermitRequest permit) {
        boolean answered = false;
        try {
            Admitted admitted = books.admit().admit(call.call(), permit);
            answered = true;
            return admitted;
        } finally {
            if (!answered) {
                books.end().perhapsBegun(call);
            }
        }
    }

    private static GatewayException outOfReach() {
        return GatewayException.later(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The providers of this model are out of reach; try again.",
                UNTIL_PROBED);
    }
}
