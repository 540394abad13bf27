package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.failure.GatewayException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** What became of one try. */
sealed interface Outcome {
    record Answered(HttpResponse<InputStream> response) implements Outcome {}

    /** {@code again}: the same call may be sent once more, and may then succeed. */
    record Failed(GatewayException why, boolean again) implements Outcome {}
}
