package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Form;
import com.easyai.gateway.standin.desk.ImageFormat;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /images/edits: a form with picture files, or JSON with links and {@code data:} URLs. */
final class Edits {
    private static final int MOST_IMAGES = 16;
    private static final long LONGEST_IMAGE = 50_000_000;
    private static final int LONGEST_JSON = 128_000_000;
    private static final Set<String> FILE_FIELDS = Set.of("image", "image[]", "mask");
    private static final Shape FORM = new Shape(Map.of("input_fidelity", new Rule.OneOf("low", "high")), List.of());
    private static final Shape JSON = FORM.with(Map.of("images", new Rule.Anything(), "mask", new Rule.Anything()));

    private final Desk desk;
    private final OpenAiEnvelope envelope;
    private final Images images;

    Edits(Desk desk, OpenAiEnvelope envelope, Images images) {
        this.desk = desk;
        this.envelope = envelope;
        this.images = images;
    }

    Reply answer(Note note, Exchange exchange) throws IOException {
        return exchange.mediaType().equals("application/json") ? ofJson(note, exchange) : ofForm(note, exchange);
    }

    private Reply ofForm(Note note, Exchange exchange) throws IOException {
        Optional<Form> form = Form.read(exchange);
        if (form.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        form.get().files().forEach(file -> note.input(file.input()));
        Optional<Problem> problem = problem(form.get().files());
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        return images.answer(note, body(form.get().texts()), exchange.origin(), FORM);
    }

    /** The edit's default model differs from the generation's. */
    private static ObjectNode body(Map<String, String> texts) {
        String model = texts.getOrDefault("model", "gpt-image-1.5");
        Shape shape = ImageModel.of(model).map(family -> family.shape(model)).orElse(FORM);
        return shape.with(FORM.fields()).ofForm(texts).put("model", model);
    }

    private static Optional<Problem> problem(List<Form.Upload> files) {
        long pictures = files.stream()
                .filter(file -> !file.input().name().equals("mask"))
                .count();
        if (pictures == 0) {
            String message = "Missing required parameter: 'image'.";
            return Optional.of(new Problem("image", Problem.Kind.MISSING, message));
        }
        if (pictures > MOST_IMAGES) {
            return bad("image", "Too many images: at most %d.".formatted(MOST_IMAGES));
        }
        return files.stream().flatMap(file -> problem(file).stream()).findFirst();
    }

    private static Optional<Problem> problem(Form.Upload file) {
        String field = file.input().name();
        if (!FILE_FIELDS.contains(field)) {
            String message = "Unknown parameter: '%s'.".formatted(field);
            return Optional.of(new Problem(field, Problem.Kind.UNKNOWN, message));
        }
        if (file.input().bytes() > LONGEST_IMAGE) {
            return bad(field, "The image is larger than 50 MB.");
        }
        String wanted = file.format()
                .map(format -> "image/" + format.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
        boolean honest = file.input().mediaType().equals(wanted)
                || (wanted.equals("image/jpeg") && file.input().mediaType().equals("image/jpg"));
        String sent = file.input().mediaType();
        return honest
                ? Optional.empty()
                : bad(
                        field,
                        "Invalid file '%s': unsupported mimetype ('%s') or not a PNG, JPEG or WEBP image."
                                .formatted(field, sent));
    }

    private Reply ofJson(Note note, Exchange exchange) throws IOException {
        Optional<ObjectNode> body = exchange.body(LONGEST_JSON).flatMap(Json::readObject);
        if (body.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        Optional<Problem> problem = problem(body.get().path("images"));
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        if (!body.get().has("model")) {
            body.get().put("model", "gpt-image-1.5");
        }
        return images.answer(note, body.get(), exchange.origin(), JSON);
    }

    private static Optional<Problem> problem(JsonNode pictures) {
        if (!pictures.isArray() || pictures.isEmpty() || pictures.size() > MOST_IMAGES) {
            return bad("images", "'images' must be an array of 1 to %d images.".formatted(MOST_IMAGES));
        }
        for (int i = 0; i < pictures.size(); i++) {
            String url = pictures.get(i).path("image_url").asString("");
            if (!ImageFormat.isLinkOrPicture(url) && !pictures.get(i).hasNonNull("file_id")) {
                return bad("images[%d].image_url".formatted(i), "It must be a link, or a data: URL of a picture.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> bad(String field, String message) {
        return Optional.of(new Problem(field, Problem.Kind.BAD_VALUE, message));
    }
}
