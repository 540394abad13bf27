package com.easyai.gateway.request;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a caller sent into a {@link CanonicalRequest}, or says which field is wrong and what it must be. */
public final class CanonicaliseRequest {
    private static final String MODEL = "model";
    private static final String STREAM = "stream";
    private static final int LONGEST_USER = 512;
    private static final List<String> RESPONSE_FORMATS = List.of("url", Presentation.BASE64);

    private final Predicate<String> plainHttp;

    /** Takes which URLs of input pictures may be plain http: those of the hosts that operators vouch for. */
    public CanonicaliseRequest(Predicate<String> plainHttp) {
        this.plainHttp = plainHttp;
    }

    /**
     * Checks and completes a request of an asynchronous kind. {@code input} is the body of the matching OpenAI call and
     * is not changed; {@code pathPrefix} is what its fields' names begin with in the body as sent, empty or
     * {@code input.}.
     *
     * @throws GatewayException 404 for an unknown model, 400 naming the field for everything else
     */
    public CanonicalRequest of(
            Catalogue catalogue, JobKind kind, String modelName, ObjectNode input, String pathPrefix) {
        Model model = modelFor(catalogue, kind, modelName, MODEL);
        return canonical(model, kind, input, new BodyPath(pathPrefix));
    }

    /**
     * The same for a body that names its model itself, as OpenAI's calls do.
     *
     * @throws GatewayException 404 for an unknown model, 400 naming the field for everything else
     */
    public CanonicalRequest whole(Catalogue catalogue, JobKind kind, ObjectNode body, String pathPrefix) {
        var path = new BodyPath(pathPrefix);
        String modelName = text(body, MODEL, path);
        if (modelName == null) {
            throw path.missing(MODEL);
        }
        return canonical(modelFor(catalogue, kind, modelName, pathPrefix + MODEL), kind, body, path);
    }

    private CanonicalRequest canonical(Model model, JobKind kind, ObjectNode input, BodyPath path) {
        var listed = new ListedParameters(model, kind, path);
        refuseOtherModel(input, model.name(), path);
        refuseUnknown(input, knownFields(kind, listed), model, path);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        new FixedFields(path, new CheckPicture(path, plainHttp)).copy(kind, input, parameters);
        listed.copy(input, parameters);
        Presentation presentation = kind == JobKind.VIDEO ? Presentation.UNSAID : presentation(input, path);
        return new CanonicalRequest(kind, model.name(), parameters, presentation);
    }

    private static Model modelFor(Catalogue catalogue, JobKind kind, String modelName, String param) {
        if (!kind.isAsynchronous()) {
            throw GatewayException.at("kind", ErrorCode.INVALID_VALUE, "kind must be one of image, edit, video.");
        }
        Model model = catalogue.model(modelName).orElseThrow(() -> unknown(modelName, param));
        if (!model.kinds().contains(kind)) {
            String kinds = model.kinds().stream().map(JobKind::wire).sorted().collect(Collectors.joining(", "));
            throw GatewayException.at(
                    param,
                    ErrorCode.INVALID_VALUE,
                    "model " + model.name() + " does not do " + kind.wire() + "; it does " + kinds + ".");
        }
        return model;
    }

    private static GatewayException unknown(String modelName, String param) {
        return GatewayException.at(
                param,
                ErrorCode.MODEL_NOT_FOUND,
                "There is no model " + BodyPath.shown(modelName) + "; GET /v1/models lists those there are.");
    }

    private static void refuseOtherModel(ObjectNode input, String modelName, BodyPath path) {
        JsonNode repeated = input.get(MODEL);
        if (repeated != null
                && !repeated.isNull()
                && !repeated.equals(JsonNodeFactory.instance.stringNode(modelName))) {
            throw path.invalid(MODEL, "must be the same as the request's model, or be left out");
        }
    }

    private static Set<String> knownFields(JobKind kind, ListedParameters listed) {
        var known = new LinkedHashSet<>(FixedFields.of(kind));
        known.addAll(listed.names());
        if (kind != JobKind.VIDEO) {
            known.addAll(List.of("response_format", "user"));
        }
        return known;
    }

    private static void refuseUnknown(ObjectNode input, Set<String> known, Model model, BodyPath path) {
        for (String field : new ArrayList<>(input.propertyNames())) {
            if (!known.contains(field) && !field.equals(MODEL) && !isNoStream(field, input)) {
                throw path.at(
                        field,
                        ErrorCode.UNKNOWN_PARAMETER,
                        "is not a parameter of model " + model.name() + "; known are " + String.join(", ", known));
            }
        }
    }

    /** OpenAI's default, said aloud: pictures are answered when they are done, which is all we do. */
    private static boolean isNoStream(String field, ObjectNode input) {
        return field.equals(STREAM) && input.path(STREAM).asString("").equals("false");
    }

    private static Presentation presentation(ObjectNode input, BodyPath path) {
        String format = text(input, "response_format", path);
        if (format != null && !RESPONSE_FORMATS.contains(format)) {
            throw path.invalid("response_format", "must be one of " + String.join(", ", RESPONSE_FORMATS));
        }
        return new Presentation(format, text(input, "user", path));
    }

    private static @Nullable String text(ObjectNode input, String field, BodyPath path) {
        JsonNode value = input.get(field);
        return value == null || value.isNull() ? null : CheckText.text(field, value, LONGEST_USER, path);
    }
}
