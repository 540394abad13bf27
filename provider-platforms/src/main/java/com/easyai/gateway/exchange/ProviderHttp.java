package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.guard.ForbiddenTargetException;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.CallReach;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.TooLargeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends requests to providers and reads the answers within bounds. Each request is sent once, and no redirect of a POST followed. */
public final class ProviderHttp {
    /** Ten pictures of some 15 MB in base64. */
    private static final long LARGEST_RESULT = 200L * 1024 * 1024;

    private static final long LARGEST_STATUS = 4L * 1024 * 1024;
    private static final long LARGEST_ERROR = 256L * 1024;

    /** Above any account's submit timeout, which each call sets for itself: a picture takes minutes of silence. */
    private static final Duration LONGEST_SUBMISSION = Duration.ofHours(1);

    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);
    private static final MediaType JSON = MediaType.get("application/json");

    private final Call.Factory submissions;
    private final Call.Factory questions;

    public ProviderHttp(OutboundHttp http) {
        this(
                http.guarded(CallLimits.within(LONGEST_SUBMISSION, LARGEST_RESULT))
                        .newBuilder()
                        .addNetworkInterceptor(new AnnounceDeparture())
                        .build(),
                http.guarded(CallLimits.within(LONGEST_QUESTION, LARGEST_STATUS)));
    }

    private ProviderHttp(Call.Factory submissions, Call.Factory questions) {
        this.submissions = submissions;
        this.questions = questions;
    }

    /** A way that leads nowhere: it holds no client, and whoever sends something on it is a bug. For dry runs. */
    public static ProviderHttp closed() {
        Call.Factory nowhere = request -> {
            throw new IllegalStateException(
                    "a dry run must not call " + request.url().host());
        };
        return new ProviderHttp(nowhere, nowhere);
    }

    /** Posts within the account's submit timeout, after its departure was told; the answer may carry pictures. */
    public Answer submit(Account account, Headers headers, RequestBody body, String... path) {
        Optional<HttpUrl> url = url(account, path);
        if (url.isEmpty()) {
            return misconfigured(account);
        }
        Request request = new Request.Builder()
                .url(url.get())
                .headers(headers)
                .tag(Departure.class, account.departure())
                .post(body)
                .build();
        Call call = submissions.newCall(request);
        call.timeout().timeout(account.submitTimeout().toMillis(), TimeUnit.MILLISECONDS);
        return exchange(call, account);
    }

    /** Asks about a task with GET, or DELETE. */
    public Answer ask(String method, Account account, Headers headers, String... path) {
        Optional<HttpUrl> url = url(account, path);
        return url.isEmpty()
                ? misconfigured(account)
                : exchange(
                        questions.newCall(new Request.Builder()
                                .url(url.get())
                                .headers(headers)
                                .method(method, null)
                                .build()),
                        account);
    }

    public static RequestBody json(ObjectNode body) {
        return RequestBody.create(Json.MAPPER.writeValueAsBytes(body), JSON);
    }

    /** A place below the account's base URL, which may or may not end in a slash. */
    public static Optional<HttpUrl> url(Account account, String... path) {
        HttpUrl base = HttpUrl.parse(account.baseUrl());
        if (base == null) {
            return Optional.empty();
        }
        HttpUrl.Builder url = base.newBuilder();
        for (String segment : path) {
            url.addPathSegment(segment);
        }
        return Optional.of(url.build());
    }

    private static Answer exchange(Call call, Account account) {
        CallReach reach = CallReach.watch(call);
        try (Response response = call.execute()) {
            return new Answer.Received(response.code(), response.headers(), json(response));
        } catch (ForbiddenTargetException e) {
            return new Answer.Misconfigured("Platform " + account.platform() + " was not called: " + e.getMessage());
        } catch (IOException e) {
            return failed(reach.of(e), e, account);
        }
    }

    private static Answer failed(CallReach.Reach reach, IOException failure, Account account) {
        String how = failure instanceof TooLargeException
                ? "its answer was too large"
                : failure.getClass().getSimpleName();
        return switch (reach) {
            case NOT_REACHED ->
                new Answer.NotReached("Platform " + account.platform() + " could not be reached (" + how + ").");
            case UNKNOWN ->
                new Answer.Lost(
                        "Platform " + account.platform() + " was sent the request, but no answer came (" + how + ").");
        };
    }

    /** An error's status says enough, so its body may be anything; the body of a success must arrive whole. */
    private static Optional<JsonNode> json(Response response) throws IOException {
        if (response.isSuccessful()) {
            return ReadAnswer.of(response.body().byteStream());
        }
        try (var body = response.peekBody(LARGEST_ERROR)) {
            return ReadAnswer.of(body.byteStream());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Answer misconfigured(Account account) {
        return new Answer.Misconfigured("Platform " + account.platform() + " has a base URL that is none.");
    }
}
