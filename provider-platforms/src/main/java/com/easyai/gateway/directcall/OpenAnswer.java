package com.easyai.gateway.directcall;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ReadAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/** A success's answer whose body is still to be read, by one thread; any thread may {@link #cancel} it. */
public final class OpenAnswer implements AutoCloseable {
    private final Call call;
    private final Response response;
    private final CompatibleWire wire;
    private final Account account;

    OpenAnswer(Call call, Response response, CompatibleWire wire, Account account) {
        this.call = call;
        this.response = response;
        this.wire = wire;
        this.account = account;
    }

    /** True if the body is server-sent events. */
    public boolean isEventStream() {
        String type = response.header("Content-Type", "");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /** The body; reading it waits for the platform, and fails when it is longer or slower than allowed. */
    public BufferedSource source() {
        return response.body().source();
    }

    /** What an error that stands inside a success means: {@link DirectReply.Refused} or {@link DirectReply.Throttled}. */
    public DirectReply refusal(byte[] json) throws IOException {
        var answer =
                new Answer.Received(response.code(), response.headers(), ReadAnswer.of(new ByteArrayInputStream(json)));
        return reply(wire.refusal(answer, account));
    }

    /** Ends the exchange now, also while another thread reads it. */
    public void cancel() {
        call.cancel();
    }

    @Override
    public void close() {
        response.close();
    }

    static DirectReply reply(SubmitReply refusal) {
        return switch (refusal) {
            case SubmitReply.Refused(var failure) -> new DirectReply.Refused(failure);
            case SubmitReply.Throttled(var retryAfter, var message) -> new DirectReply.Throttled(retryAfter, message);
            case SubmitReply.NotReached(var message) -> new DirectReply.NotReached(message);
            case SubmitReply.Unknown(var message) -> new DirectReply.Lost(message);
            case SubmitReply.Completed _, SubmitReply.Accepted _ ->
                throw new IllegalStateException("an error was read as a success");
        };
    }
}
