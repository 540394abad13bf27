package com.easyai.gateway.offering;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds a request against its model: what it can do, and the rules of the parameters that the catalogue lists. */
final class CheckParameters {
    private static final int LONGEST_SHOWN = 64;

    private CheckParameters() {}

    /**
     * Fills in the catalogue's defaults. What the catalogue does not list goes through untouched.
     *
     * @throws GatewayException 404 for an unknown model, 400 for one of another kind or a value that is not allowed
     */
    static Model of(Catalogue catalogue, Asked asked) {
        Model model = catalogue.model(asked.model()).orElseThrow(() -> unknown(asked.model()));
        if (!model.kinds().contains(asked.kind())) {
            throw otherKind(model, asked.kind());
        }
        model.parameters().forEach((name, rule) -> check(asked.body(), name, rule));
        return model;
    }

    private static void check(ObjectNode body, String name, ParameterRule rule) {
        JsonNode sent = body.get(name);
        if (sent == null || sent.isNull()) {
            rule.defaultValue().ifPresent(value -> body.set(name, value));
            return;
        }
        rule.objectionTo(sent).ifPresent(demand -> {
            throw GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
        });
    }

    private static GatewayException unknown(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        String shown = printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "…";
        return GatewayException.at(
                "model",
                ErrorCode.MODEL_NOT_FOUND,
                "There is no model " + shown + "; GET /v1/models lists those there are.");
    }

    private static GatewayException otherKind(Model model, JobKind kind) {
        String kinds = model.kinds().stream().map(JobKind::wire).sorted().collect(Collectors.joining(", "));
        return GatewayException.at(
                "model",
                ErrorCode.INVALID_VALUE,
                "model " + model.name() + " does not do " + kind.wire() + "; it does " + kinds + ".");
    }
}
