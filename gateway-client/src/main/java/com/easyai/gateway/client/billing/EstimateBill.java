package com.easyai.gateway.client.billing;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Exchange;
import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.GatewayRequest;
import java.util.Map;

/** {@code POST /v1/billing/estimate}. */
public final class EstimateBill {
    private final Exchange exchange;

    public EstimateBill(Exchange exchange) {
        this.exchange = exchange;
    }

    public Estimate of(Call call, GatewayRequest request, ExpectedUsage usage) {
        boolean isTold = !usage.equals(ExpectedUsage.UNKNOWN);
        Map<String, Object> body = new Fields()
                .with("kind", request.kind())
                .with("request", request.body())
                .with("usage", isTold ? usage : null)
                .and(Map.of());
        return exchange.send(exchange.post(call, "/v1/billing/estimate", body), Estimate.class);
    }
}
