package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.desk.Size;
import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.record.ServedFile;
import com.easyai.gateway.standin.script.Directive;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks an image request, and answers with as many pictures as were asked for. */
final class Images {
    private static final long LONGEST_INLINE = 64_000_000;

    private final Desk desk;
    private final OpenAiEnvelope envelope;

    Images(Desk desk, OpenAiEnvelope envelope) {
        this.desk = desk;
        this.envelope = envelope;
    }

    /** A request whose fields have been checked. */
    private record Order(ImageModel family, ObjectNode body, String prompt, Directives directives, String origin) {
        String text(String field, String otherwise) {
            return body.path(field).asString(otherwise);
        }

        Size size() {
            return Size.of(text("size", "1024x1024")).orElse(new Size(1024, 1024));
        }

        boolean asLinks() {
            return family.linksByDefault() && !text("response_format", "url").equals("b64_json");
        }

        int count() {
            int asked = body.path("n").asInt(1);
            int most = directives.named("partial").map(Directive::number).stream()
                    .flatMapToInt(number -> number.stream())
                    .findFirst()
                    .orElse(asked);
            return Math.min(asked, most);
        }
    }

    /** Answers a generation or an edit; {@code extra} are the fields that only this call takes. */
    Reply answer(Note note, ObjectNode body, String origin, Shape extra) throws IOException {
        String model = body.path("model").asString("dall-e-2");
        note.model(model);
        Optional<ImageModel> family = ImageModel.of(model);
        if (family.isEmpty()) {
            note.outcome("unknown model");
            return envelope.unknownModel(model);
        }
        Optional<Problem> problem = problem(family.get(), model, body, extra);
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        String prompt = body.path("prompt").asString();
        Order order = new Order(family.get(), body, prompt, Directives.in(prompt), origin);
        Optional<Reply> fault = desk.fault(note, prompt, order.directives);
        return fault.isPresent() ? fault.get() : made(note, order);
    }

    private static Optional<Problem> problem(ImageModel family, String model, ObjectNode body, Shape extra) {
        Optional<Problem> problem = family.shape(model).with(extra.fields()).check(body);
        if (problem.isPresent()) {
            return problem;
        }
        if (body.path("stream").asBoolean(false)) {
            String message = "This stand-in answers images whole: leave 'stream' out.";
            return Optional.of(new Problem("stream", Problem.Kind.BAD_VALUE, message));
        }
        return family.badSize(model, body.path("size").asString("auto"))
                ? Optional.of(new Problem(
                        "size", Problem.Kind.BAD_VALUE, "Invalid size: multiples of 16 up to 3840x2160, at most 3:1."))
                : Optional.empty();
    }

    private Reply made(Note note, Order order) throws IOException {
        desk.take(desk.script().settings().imageDelayMillis(), order.directives);
        Media.Kind kind = order.text("output_format", "png").equals("jpeg") ? Media.Kind.JPEG : Media.Kind.PNG;
        List<ServedFile> files = new ArrayList<>();
        for (int i = 0; i < order.count(); i++) {
            files.add(desk.make(kind, order.size(), order.directives));
        }
        if (!order.asLinks() && files.stream().anyMatch(file -> file.media().length() > LONGEST_INLINE)) {
            String message = "[[size]] can make at most 64 MB inline; ask a model that answers with a link.";
            return desk.refuse(note, new Problem("prompt", Problem.Kind.BAD_VALUE, message));
        }
        ObjectNode body = body(order, files);
        note.tokens(body.at("/usage/total_tokens").asLong(0));
        return desk.delivered(note, order.directives, Reply.json(200, body));
    }

    private static ObjectNode body(Order order, List<ServedFile> files) {
        ArrayNode data = Json.array();
        files.forEach(file -> data.add(item(order, file)));
        ObjectNode body = Json.object().put("created", Instant.now().getEpochSecond());
        if (order.family == ImageModel.GPT_IMAGE) {
            body.put("background", order.text("background", "opaque"));
            body.put("output_format", order.text("output_format", "png"));
            body.put("quality", quality(order));
            body.put("size", order.size().toString());
            body.set("usage", usage(order, files.size()));
        }
        body.set("data", data);
        return body;
    }

    private static ObjectNode item(Order order, ServedFile file) {
        ObjectNode item = Json.object();
        if (order.asLinks()) {
            item.put("url", order.origin + file.pathAndName());
        } else {
            file.countServed();
            item.put("b64_json", Base64.getEncoder().encodeToString(file.media().bytes()));
        }
        if (order.family == ImageModel.DALL_E_3) {
            item.put("revised_prompt", order.prompt);
        }
        return item;
    }

    private static String quality(Order order) {
        String quality = order.text("quality", "auto");
        return quality.equals("auto") ? "high" : quality;
    }

    /** Token counts as OpenAI publishes them for square pictures, half as many again for the others. */
    private static ObjectNode usage(Order order, int images) {
        int square = switch (quality(order)) {
            case "low" -> 272;
            case "medium" -> 1056;
            default -> 4160;
        };
        int each = order.size().ratio() == 1 ? square : square * 3 / 2;
        int output = each * images;
        int input = Math.max(1, order.prompt.length() / 4);
        ObjectNode usage = Json.object()
                .put("total_tokens", input + output)
                .put("input_tokens", input)
                .put("output_tokens", output);
        usage.set(
                "input_tokens_details", Json.object().put("text_tokens", input).put("image_tokens", 0));
        usage.set(
                "output_tokens_details",
                Json.object().put("image_tokens", output).put("text_tokens", 0));
        return usage;
    }
}
