package com.easyai.gateway.fetching;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.guard.ForbiddenTargetException;
import com.easyai.gateway.outbound.TooLargeException;
import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.sealing.Sealer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.type.TypeReference;

/**
 * Downloads a result from its provider's URL. The headers it needs are opened here, and the guarded client drops them when
 * a redirect leaves the URL's origin. URLs are signed and so stay out of every message.
 */
final class FetchRemote {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final int PIECE = 64 * 1024;

    private final OkHttpClient client;
    private final SourceGate gate;
    private final JudgeSource judge;
    private final Sealer sealer;
    private final Path folder;

    FetchRemote(OkHttpClient client, SourceGate gate, JudgeSource judge, Sealer sealer, Path folder) {
        this.client = client;
        this.gate = gate;
        this.judge = judge;
        this.sealer = sealer;
        this.folder = folder;
    }

    Fetched fetch(UploadTask task, String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            return new Fetched.Gone("The provider gave something as URL that is none.");
        }
        Request request;
        try {
            request = request(task, parsed);
        } catch (IllegalArgumentException e) {
            return new Fetched.Gone("A header for the provider's URL cannot be sent as it is.");
        }
        return gate.enter(task.source().platform())
                .map(entry -> fetch(task, request, entry))
                .orElseGet(Fetched.NoPlace::new);
    }

    private Request request(UploadTask task, HttpUrl url) {
        // Compressed on the way, the declared length would not be that of the bytes, and a part would pass for all.
        var request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        task.source()
                .sealedHeaders()
                .map(box -> sealer.open(box, task.artifact().toString()))
                .map(json -> Json.MAPPER.readValue(json, HEADERS))
                .ifPresent(headers -> headers.forEach(request::header));
        return request.build();
    }

    private Fetched fetch(UploadTask task, Request request, SourceGate.Entry entry) {
        try (entry;
                Response response = client.newCall(request).execute()) {
            Fetched fetched = response.isSuccessful() ? download(task, response) : judge.refusal(task, response);
            if (judge.isServersTrouble(response)) {
                entry.pass().failed();
            } else {
                entry.pass().succeeded();
            }
            return fetched;
        } catch (ForbiddenTargetException e) {
            return new Fetched.Gone(
                    e.getMessage()
                            + " If the provider really lives there, add the host to GATEWAY_ALLOWED_HOSTS for the jobs to come.");
        } catch (TooLargeException e) {
            return new Fetched.Gone(
                    e.getMessage() + " Raise GATEWAY_UPLOAD_MAX_SIZE for the jobs to come if that is a result.");
        } catch (IOException e) {
            entry.pass().failed();
            return new Fetched.NotNow("The provider's URL could not be read to its end.", Optional.empty());
        }
    }

    private Fetched download(UploadTask task, Response response) throws IOException {
        var spool = new Spool(folder);
        boolean whole = false;
        try {
            Optional<String> problem = copy(response.body(), spool);
            whole = problem.isEmpty();
            return problem.map(wrong -> JudgeSource.wrongBody(task, wrong))
                    .orElseGet(() -> new Fetched.Whole(spool, declared(task, response)));
        } finally {
            if (!whole) {
                spool.close();
            }
        }
    }

    /** A problem with what came, if there is one. */
    private static Optional<String> copy(ResponseBody body, Spool spool) throws IOException {
        byte[] piece = new byte[PIECE];
        InputStream source = body.byteStream();
        for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
            spool.write(piece, count);
        }
        return JudgeSource.problem(body, spool);
    }

    private static Optional<String> declared(UploadTask task, Response response) {
        MediaType type = response.body().contentType();
        return Optional.ofNullable(type)
                .filter(said -> !said.subtype().equals("octet-stream"))
                .map(MediaKind::name)
                .or(() -> task.source().mediaType());
    }
}
