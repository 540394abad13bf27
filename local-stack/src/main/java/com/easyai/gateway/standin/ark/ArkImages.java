package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.ImageFormat;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.desk.Size;
import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /images/generations of Ark: pictures from a prompt, and edits when {@code image} is there. */
final class ArkImages {
    private static final String USUAL_SIZE = "2048x2048";
    private static final int LONGEST_JSON = 64_000_000;
    private static final long LONGEST_INLINE = 64_000_000;
    private static final int MOST_INPUTS = 14;
    private static final int MOST_INPUTS_AND_OUTPUTS = 15;
    private static final Shape SHAPE = new Shape(
            Map.of(
                    "model", new Rule.Text(200),
                    "prompt", new Rule.Text(32_000),
                    "image", new Rule.Anything(),
                    "size", new Rule.Text(20),
                    "sequential_image_generation", new Rule.OneOf("disabled", "auto"),
                    "sequential_image_generation_options", new Rule.Anything(),
                    "response_format", new Rule.OneOf("url", "b64_json"),
                    "watermark", new Rule.Flag(),
                    "stream", new Rule.Flag(),
                    "optimize_prompt_options", new Rule.Anything()),
            List.of("model", "prompt"));
    private static final Map<String, Rule> ONLY_3 =
            Map.of("seed", new Rule.Whole(-1, Integer.MAX_VALUE), "guidance_scale", new Rule.Decimal(1, 10));
    private static final Map<String, Rule> ONLY_5 = Map.of("output_format", new Rule.OneOf("png", "jpeg"));

    private final Desk desk;
    private final ArkEnvelope envelope;

    ArkImages(Desk desk, ArkEnvelope envelope) {
        this.desk = desk;
        this.envelope = envelope;
    }

    /** A request whose fields have been checked. */
    private record Order(ObjectNode body, String model, Size size, Directives directives, String origin) {
        int count() {
            boolean several = body.path("sequential_image_generation")
                    .asString("disabled")
                    .equals("auto");
            int most = body.path("sequential_image_generation_options")
                    .path("max_images")
                    .asInt(MOST_INPUTS_AND_OUTPUTS);
            return several ? Math.min(most, MOST_INPUTS_AND_OUTPUTS - inputs(body.path("image"))) : 1;
        }

        int delivered() {
            OptionalInt partial =
                    directives.named("partial").map(Directive::number).orElse(OptionalInt.empty());
            return Math.min(count(), partial.orElse(count()));
        }

        boolean inline() {
            return body.path("response_format").asString("url").equals("b64_json");
        }
    }

    Reply answer(Note note, Exchange exchange) throws IOException {
        Optional<ObjectNode> read = exchange.body(LONGEST_JSON).flatMap(Json::readObject);
        if (read.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        String model = read.get().path("model").asString("");
        note.model(model);
        if (read.get().path("model").isString() && !ArkModels.isImage(model)) {
            note.outcome("unknown model");
            return envelope.unknownModel(model);
        }
        Optional<Problem> problem = problem(read.get(), model);
        return problem.isPresent()
                ? desk.refuse(note, problem.get())
                : checked(note, read.get(), model, exchange.origin());
    }

    private Reply checked(Note note, ObjectNode body, String model, String origin) throws IOException {
        String prompt = body.path("prompt").asString();
        Directives directives = Directives.in(prompt);
        Optional<Reply> fault = desk.fault(note, prompt, directives);
        if (fault.isPresent()) {
            return fault.get();
        }
        Size size = ArkModels.imageSize(model, body.path("size").asString(USUAL_SIZE))
                .orElseThrow();
        return made(note, new Order(body, model, size, directives, origin));
    }

    private static Optional<Problem> problem(ObjectNode body, String model) {
        Shape shape =
                SHAPE.with(model.contains("-3-0") ? ONLY_3 : Map.of()).with(model.contains("-5-0") ? ONLY_5 : Map.of());
        return shape.check(body)
                .or(() -> sizeProblem(model, body.path("size").asString(USUAL_SIZE)))
                .or(() -> inputProblem(body.path("image")))
                .or(() -> optionsProblem(body.path("sequential_image_generation_options")))
                .or(() -> streamProblem(body));
    }

    private static Optional<Problem> sizeProblem(String model, String size) {
        return ArkModels.imageSize(model, size).isPresent()
                ? Optional.empty()
                : Rule.badValue("size", "'%s' is not a size of this model.".formatted(size));
    }

    private static int inputs(JsonNode image) {
        if (image.isArray()) {
            return image.size();
        }
        return image.isString() ? 1 : 0;
    }

    private static Optional<Problem> inputProblem(JsonNode image) {
        if (image.isMissingNode() || image.isNull()) {
            return Optional.empty();
        }
        List<JsonNode> pictures = image.isArray() ? List.copyOf(image.asArray().values()) : List.of(image);
        boolean good = !pictures.isEmpty()
                && pictures.size() <= MOST_INPUTS
                && pictures.stream().allMatch(one -> ImageFormat.isLinkOrPicture(one.asString("")));
        return good
                ? Optional.empty()
                : Rule.badValue("image", "it must be 1 to %d links or data: URLs of pictures.".formatted(MOST_INPUTS));
    }

    private static Optional<Problem> optionsProblem(JsonNode options) {
        if (options.isMissingNode() || options.isNull()) {
            return Optional.empty();
        }
        Shape shape = new Shape(Map.of("max_images", new Rule.Whole(1, MOST_INPUTS_AND_OUTPUTS)), List.of());
        return options instanceof ObjectNode object
                ? shape.check(object)
                : Rule.wrongType("sequential_image_generation_options", "an object", options);
    }

    private static Optional<Problem> streamProblem(ObjectNode body) {
        return body.path("stream").asBoolean(false)
                ? Rule.badValue("stream", "this stand-in answers images whole; leave it out.")
                : Optional.empty();
    }

    private Reply made(Note note, Order order) throws IOException {
        desk.take(desk.script().settings().imageDelayMillis(), order.directives);
        if (order.delivered() == 0) {
            note.outcome("moderated");
            return envelope.fault(new Fault.Moderated());
        }
        Media.Kind kind =
                order.body.path("output_format").asString("png").equals("jpeg") ? Media.Kind.JPEG : Media.Kind.PNG;
        ArrayNode data = Json.array();
        for (int i = 0; i < order.count(); i++) {
            data.add(i < order.delivered() ? item(order, desk.make(kind, order.size, order.directives)) : failedItem());
        }
        ObjectNode body = Json.object()
                .put("model", order.model)
                .put("created", Instant.now().getEpochSecond());
        body.set("data", data);
        body.set("usage", usage(order));
        return desk.delivered(note, order.directives, Reply.json(200, body));
    }

    private static ObjectNode item(Order order, ServedFile file) {
        ObjectNode item = Json.object();
        if (order.inline() && file.media().length() <= LONGEST_INLINE) {
            file.countServed();
            item.put("b64_json", Base64.getEncoder().encodeToString(file.media().bytes()));
        } else {
            item.put("url", order.origin + file.pathAndName());
        }
        return item.put("size", order.size.toString());
    }

    private static ObjectNode failedItem() {
        ObjectNode error = Json.object()
                .put("code", "OutputImageSensitiveContentDetected")
                .put("message", "The request failed because the output image may contain sensitive information.");
        return Json.object().set("error", error);
    }

    private static ObjectNode usage(Order order) {
        long tokens = order.size.pixels() / 256 * order.delivered();
        return Json.object()
                .put("generated_images", order.delivered())
                .put("output_tokens", tokens)
                .put("total_tokens", tokens);
    }
}
