package com.easyai.gateway.media;

import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.guard.ForbiddenTargetException;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.TooLargeException;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads input pictures from {@code data:} URLs and, through the guarded client, from others. What it returns is a whole
 * picture by its own bytes, whatever it was called.
 */
public final class ReadInputMedia implements InputMedia {
    private static final int HTTP_OK = 200;
    /** Fetching again is safe, and an input that a moment's fault hid would end the job. */
    private static final int TRIES = 2;

    private final OkHttpClient client;
    private final InputLimits limits;

    public ReadInputMedia(OutboundHttp http, InputLimits limits) {
        this.client = http.guarded(CallLimits.within(limits.timeout(), limits.maxBytes()));
        this.limits = limits;
    }

    @Override
    public Media read(String url) {
        ImageCheck check =
                ImageCheck.isDataUrl(url) ? ImageCheck.ofDataUrl(url, limits) : ImageCheck.ofBytes(fetch(url), limits);
        return switch (check) {
            case ImageCheck.Usable(Media media) -> media;
            case ImageCheck.Unusable(String why) -> throw new UnusableInputException("The input picture " + why + ".");
        };
    }

    private byte[] fetch(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new UnusableInputException("The input picture's URL is not an https URL.");
        }
        for (int tries = 1; true; tries++) {
            try {
                return body(url);
            } catch (ForbiddenTargetException e) {
                throw new UnusableInputException("The input picture cannot be fetched: " + e.getMessage());
            } catch (TooLargeException e) {
                throw new UnusableInputException(
                        "The input picture must not be larger than " + limits.maxBytes() + " bytes.");
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new UnusableInputException(
                            "The input picture could not be read from " + url.host() + "; check that its URL works.");
                }
            }
        }
    }

    /** The host alone goes into messages: a URL's path and query may be a secret of its owner. */
    private byte[] body(HttpUrl url) throws IOException {
        Request request =
                new Request.Builder().url(url).header("Accept", "image/*").build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() >= 500) {
                throw new IOException("status " + response.code());
            }
            if (response.code() != HTTP_OK) {
                throw new UnusableInputException("The input picture could not be read: " + url.host()
                        + " answered with status " + response.code() + ".");
            }
            return response.body().bytes();
        }
    }
}
