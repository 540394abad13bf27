package com.easyai.gateway.directcall;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.exchange.AnnounceDeparture;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.exchange.ReadAnswer;
import com.easyai.gateway.guard.ForbiddenTargetException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.CallReach;
import com.easyai.gateway.outbound.OutboundHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** Sends a call to a platform and returns when its answer begins. Each is sent once, and never an exception. */
public final class SendCall {
    private static final long LARGEST_ANSWER = 64L * 1024 * 1024;
    private static final long LARGEST_ERROR = 256L * 1024;
    private static final MediaType JSON = MediaType.get("application/json");

    /** A model may think for minutes before it says a word. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private static final Duration LONGEST_STREAM = Duration.ofMinutes(30);

    private final OkHttpClient client;

    public SendCall(OutboundHttp http) {
        this.client = http.guardedQuick(new CallLimits(LONGEST_SILENCE, LONGEST_STREAM, LARGEST_ANSWER))
                .newBuilder()
                .addNetworkInterceptor(new AnnounceDeparture())
                .build();
    }

    /** What is sent: the bytes of the body are not copied. */
    public record Outgoing(JobKind kind, byte[] body, boolean streamed) {
        private String[] path() {
            return kind == JobKind.CHAT ? new String[] {"chat", "completions"} : new String[] {"embeddings"};
        }

        @Override
        public String toString() {
            return "Outgoing[" + kind.wire() + ", " + body.length + " bytes]";
        }
    }

    /** Sends within the account's time for an answer, after its departure was told; a stream may go on for half an hour. */
    public DirectReply send(Outgoing outgoing, CompatibleWire wire, Account account) {
        Optional<HttpUrl> url = ProviderHttp.url(account, outgoing.path());
        if (url.isEmpty()) {
            return refused(Kind.PERMISSION, "Platform " + account.platform() + " has a base URL that is none.");
        }
        Request.Builder request = new Request.Builder()
                .url(url.get())
                .headers(wire.headers(account))
                .tag(Departure.class, account.departure())
                .post(RequestBody.create(outgoing.body(), JSON));
        if (outgoing.streamed()) {
            // Compressed events would wait in the compressor for one another.
            request.header("Accept", "text/event-stream").header("Accept-Encoding", "identity");
        }
        Call call = client.newCall(request.build());
        if (!outgoing.streamed()) {
            call.timeout().timeout(account.submitTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
        return exchange(call, CallReach.watch(call), wire, account);
    }

    private static DirectReply exchange(Call call, CallReach reach, CompatibleWire wire, Account account) {
        try {
            Response response = call.execute();
            return response.isSuccessful()
                    ? new DirectReply.Answering(new OpenAnswer(call, response, wire, account))
                    : refusal(response, wire, account);
        } catch (ForbiddenTargetException e) {
            return refused(Kind.PERMISSION, "Platform " + account.platform() + " was not called: " + e.getMessage());
        } catch (IOException e) {
            return failed(reach.of(e), e, account);
        } catch (RuntimeException e) {
            // The port promises a value for every nonsense; whether the request went out is not known here.
            return new DirectReply.Lost("The platform's answer could not be handled ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    private static DirectReply refusal(Response response, CompatibleWire wire, Account account) {
        try (response) {
            return OpenAnswer.reply(
                    wire.refusal(new Answer.Received(response.code(), response.headers(), error(response)), account));
        }
    }

    /** An error's status says enough, so its body may be anything. */
    private static Optional<JsonNode> error(Response response) {
        try (var body = response.peekBody(LARGEST_ERROR)) {
            return ReadAnswer.of(body.byteStream());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static DirectReply failed(CallReach.Reach reach, IOException failure, Account account) {
        String how = failure.getClass().getSimpleName();
        return switch (reach) {
            case NOT_REACHED ->
                new DirectReply.NotReached("Platform " + account.platform() + " could not be reached (" + how + ").");
            case UNKNOWN ->
                new DirectReply.Lost(
                        "Platform " + account.platform() + " was sent the request, but no answer came (" + how + ").");
        };
    }

    private static DirectReply refused(Kind kind, String message) {
        return new DirectReply.Refused(Failure.of(kind, message));
    }
}
