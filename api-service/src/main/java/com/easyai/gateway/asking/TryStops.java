package com.easyai.gateway.asking;

import com.easyai.gateway.asking.ReadFirst.First;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.bookkeeping.UnderWay;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.MoveCall;
import com.easyai.gateway.directcall.DirectReply;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Asks platforms, one after the other, until one begins to answer. Nothing has been said to the caller before that. */
public final class TryStops {
    /** Above the longest time that a call without a stream takes; a stream's slot is extended while it lives. */
    public static final Duration SLOT = Duration.ofMinutes(6);

    /** What the caller is to get, from the platform in {@code call}. */
    public record Found(UnderWay call, First first) {}

    public record Limits(AwaitRoom room, TakePermits permits, EndPermits ends) {}

    private final CallPlatform platforms;
    private final Limits limits;
    private final MoveCall move;
    private final EndCall end;

    public TryStops(CallPlatform platforms, Limits limits, MoveCall move, EndCall end) {
        this.platforms = platforms;
        this.limits = limits;
        this.move = move;
        this.end = end;
    }

    public static PermitRequest request(PermitRequest.Key key, List<Stop> stops) {
        return new PermitRequest(key, stops.stream().map(Stop::option).toList(), SLOT);
    }

    /**
     * {@code reply} is what the limits said about the first permit.
     *
     * @throws GatewayException if nobody answers; the call is ended then
     */
    public Found find(UnderWay begun, List<Stop> stops, PermitReply reply, long deadline) {
        var left = new ArrayList<>(stops);
        UnderWay call = begun;
        PermitReply room = reply;
        while (true) {
            Granted granted = granted(call, left, room, deadline);
            Stop stop = left.remove(granted.choice());
            call = moved(call, stop);
            First first = ask(stop, call, granted);
            if (!(first instanceof First.Nothing(DirectReply why))) {
                return new Found(call, first);
            }
            var setback = new Setbacks(why);
            if (left.isEmpty() || !setback.mayOthersBeAsked()) {
                end.failed(call, setback.outcome(), setback.why(), setback.tokens());
                throw setback.toException();
            }
            limits.ends().end(new EndPermits.Ended(call.key(), used(setback)));
            call = call.at(left.getFirst().made(), call.permit() + 1);
            room = limits.permits().take(request(call.key(), left));
        }
    }

    private Granted granted(UnderWay call, List<Stop> left, PermitReply reply, long deadline) {
        try {
            return limits.room().granted(request(call.key(), left), reply, deadline);
        } catch (GatewayException noRoom) {
            end.failed(call, CallOutcome.NO_ROOM, String.valueOf(noRoom.getMessage()), Setbacks.NOTHING_USED);
            throw noRoom;
        }
    }

    /** The row names the platform before it is asked. */
    private UnderWay moved(UnderWay call, Stop stop) {
        boolean begunThere = call.permit() == 1 && call.call().made().equals(stop.made());
        if (begunThere) {
            return call;
        }
        move.to(call.call().id(), stop.made());
        return call.at(stop.made(), call.permit());
    }

    private First ask(Stop stop, UnderWay call, Granted granted) {
        FaultPoint.at("api.before-call");
        DirectReply reply = platforms.ask(stop, call.asked(), granted);
        if (!(reply instanceof DirectReply.Answering(var answer))) {
            return new First.Nothing(reply);
        }
        First first = ReadFirst.of(answer, call.asked().streamed());
        if (first instanceof First.Nothing(DirectReply why)) {
            platforms.note(stop, granted, why);
        }
        FaultPoint.at("api.after-call");
        return first;
    }

    private static OptionalLong used(Setbacks setback) {
        return setback.tokens().isPresent() ? OptionalLong.of(setback.tokens().get()) : OptionalLong.empty();
    }
}
