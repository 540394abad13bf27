package com.easyai.gateway.answering;

import com.easyai.gateway.asking.ReadFirst.First;
import com.easyai.gateway.asking.TryStops.Found;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.bookkeeping.UnderWay;
import com.easyai.gateway.calls.Beginning;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.relaying.WholeAnswer;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.submission.ReadKey;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a chat or embeddings request. Guarantees: a whole answer is given only after its bill is committed, and a
 * stream says that it is done only then; nothing is charged for what produced nothing.
 */
public final class AnswerCall {
    /** Bytes; a hundred embeddings are two million. */
    private static final int LONGEST_KEPT = 8 * 1024 * 1024;

    private final ReadBody read;
    private final BeginCall begin;
    private final AnswerStream streams;
    private final EndCall end;

    AnswerCall(ReadBody read, BeginCall begin, AnswerStream streams, EndCall end) {
        this.read = read;
        this.begin = begin;
        this.streams = streams;
        this.end = end;
    }

    /**
     * {@code check} says whether a body is in order.
     *
     * @throws GatewayException if there is no answer
     */
    public void answer(
            JobKind kind, Function<ObjectNode, Asked> check, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CallId id = CallId.create(kind);
        response.setHeader("X-Request-Id", id.toString());
        switch (begun(id, check, request)) {
            case BeginCall.Outcome.Known(var earlier) -> repeat(earlier, response);
            case BeginCall.Outcome.Answered(Found(UnderWay call, First.Whole(var answer))) ->
                whole(call, answer, response);
            case BeginCall.Outcome.Answered(Found(UnderWay call, First.Stream stream)) ->
                streams.answer(call, stream, response);
            case BeginCall.Outcome.Answered(Found(UnderWay call, First.Nothing _)) ->
                throw new IllegalStateException(call.call().id() + " has no answer");
        }
    }

    /** The body's memory is free for others once a platform begins to answer. */
    private BeginCall.Outcome begun(CallId id, Function<ObjectNode, Asked> check, HttpServletRequest request)
            throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            var key = ReadKey.of(request, body.json());
            return begin.begin(id, check.apply(body.json()), Door.callerOf(request), key);
        }
    }

    private void whole(UnderWay call, WholeAnswer answer, HttpServletResponse response) throws IOException {
        byte[] json = answer.under(call.asked().model());
        boolean kept = call.call().key().isPresent() && json.length <= LONGEST_KEPT;
        end.produced(call, CallOutcome.ANSWERED, answer.produced(), kept ? Optional.of(json) : Optional.empty());
        write(json, response);
    }

    private static void repeat(Beginning earlier, HttpServletResponse response) throws IOException {
        switch (earlier) {
            case Beginning.Replayed(CallId first, byte[] answer) -> {
                response.setHeader("X-Request-Id", first.toString());
                response.setHeader("Idempotent-Replayed", "true");
                write(answer, response);
            }
            case Beginning.StillRunning() ->
                throw conflict("The request of this Idempotency-Key is still being answered; wait for its answer.");
            case Beginning.NotKept() ->
                throw conflict("This Idempotency-Key's request was answered, by a stream or at a length that is not"
                        + " kept; use a new key to ask again, which is charged again.");
            case Beginning.KeyReused() ->
                throw GatewayException.at(
                        "Idempotency-Key",
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used with another request; use a new key for a new request.");
            case Beginning.Begun() -> throw new IllegalStateException("a new call cannot be repeated");
        }
    }

    private static GatewayException conflict(String message) {
        return GatewayException.at("Idempotency-Key", ErrorCode.CONFLICT, message);
    }

    private static void write(byte[] json, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
