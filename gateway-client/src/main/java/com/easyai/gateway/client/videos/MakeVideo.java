package com.easyai.gateway.client.videos;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Exchange;

/** {@code POST /v1/videos}. */
public final class MakeVideo {
    private final Exchange exchange;

    public MakeVideo(Exchange exchange) {
        this.exchange = exchange;
    }

    public Video begin(Call call, VideoRequest request) {
        return exchange.send(exchange.post(call, "/v1/videos", request.body()), Video.class);
    }
}
