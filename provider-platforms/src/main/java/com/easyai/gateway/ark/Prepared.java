package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters being put together for Ark, and the first thing that cannot be said to it. */
final class Prepared {
    final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ProviderRequest request;
    private Preparation.@Nullable Unsupported refusal;

    Prepared(ProviderRequest request) {
        this.request = request;
        body.put("model", request.platformModel());
    }

    void refuse(String param, String why) {
        if (refusal == null) {
            refusal = new Preparation.Unsupported(param, param + " " + why + ".");
        }
    }

    void refuseUnless(boolean fits, String param, String why) {
        if (!fits) {
            refuse(param, why);
        }
    }

    void refuseUnknown(String param) {
        refuse(param, "cannot be said to " + request.platformModel() + " on this platform");
    }

    Preparation result() {
        return refusal != null
                ? refusal
                : new Preparation.Ready(new PreparedCall(request.kind(), request.platformModel(), body));
    }
}
