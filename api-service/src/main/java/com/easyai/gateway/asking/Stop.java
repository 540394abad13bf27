package com.easyai.gateway.asking;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.directcall.CompatibleWire;
import com.easyai.gateway.directcall.SendCall;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.offering.Asked;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A platform that may be asked, and how; {@code option} is what its limits are asked for. */
public record Stop(Offering offering, CompatibleWire wire, Account account, Option option) {
    String platform() {
        return offering.platform().name();
    }

    public NewCall.Made made() {
        return new NewCall.Made(
                offering.model().model(), platform(), offering.model().platformModel());
    }

    /** The caller's body as this platform is sent it: its word for the model, and a stream that tells its usage. */
    SendCall.Outgoing outgoing(Asked asked) {
        ObjectNode body = offering.model().maps().isEmpty()
                ? asked.body()
                : offering.model().mapped(asked.body());
        body.put("model", offering.model().platformModel());
        if (asked.streamed()) {
            ObjectNode options = body.path("stream_options") instanceof ObjectNode sent
                    ? sent
                    : JsonNodeFactory.instance.objectNode();
            body.set("stream_options", options.put("include_usage", true));
        }
        return new SendCall.Outgoing(asked.kind(), Json.MAPPER.writeValueAsBytes(body), asked.streamed());
    }

    @Override
    public String toString() {
        return "Stop[" + platform() + "]";
    }
}
