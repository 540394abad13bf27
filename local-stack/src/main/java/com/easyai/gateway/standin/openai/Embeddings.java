package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Desk;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import com.easyai.gateway.standin.desk.Shape;
import com.easyai.gateway.standin.record.Note;
import com.easyai.gateway.standin.script.Directives;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /embeddings: the same text always has the same vector, of length one. */
final class Embeddings {
    private static final int LONGEST_JSON = 16_000_000;
    private static final int MOST_INPUTS = 2048;
    private static final int USUAL_DIMENSIONS = 1536;
    private static final Shape SHAPE = new Shape(
            Map.of(
                    "model",
                            new Rule.OneOf(
                                    "text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002"),
                    "input", new Rule.Anything(),
                    "encoding_format", new Rule.OneOf("float", "base64"),
                    "dimensions", new Rule.Whole(1, 3072),
                    "user", new Rule.Text(500)),
            List.of("model", "input"));

    private final Desk desk;
    private final OpenAiEnvelope envelope;

    Embeddings(Desk desk, OpenAiEnvelope envelope) {
        this.desk = desk;
        this.envelope = envelope;
    }

    Reply answer(Note note, Exchange exchange) throws IOException {
        Optional<ObjectNode> read = exchange.body(LONGEST_JSON).flatMap(Json::readObject);
        if (read.isEmpty()) {
            note.outcome("unreadable");
            return envelope.unreadable();
        }
        ObjectNode body = read.get();
        note.model(body.path("model").asString(""));
        List<JsonNode> inputs = inputs(body.path("input"));
        Optional<Problem> problem = SHAPE.check(body).or(() -> inputProblem(inputs));
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        String text = body.path("input").toString();
        Directives directives = Directives.in(text);
        Optional<Reply> fault = desk.fault(note, text, directives);
        if (fault.isPresent()) {
            return fault.get();
        }
        desk.take(0, directives);
        ObjectNode list = list(body, inputs);
        note.tokens(list.at("/usage/total_tokens").asLong(0));
        return desk.delivered(note, directives, Reply.json(200, list));
    }

    /** One text, several texts, or one array of tokens. */
    private static List<JsonNode> inputs(JsonNode input) {
        boolean several = input.isArray() && !input.isEmpty() && !input.get(0).isNumber();
        return several ? StreamSupport.stream(input.spliterator(), false).toList() : List.of(input);
    }

    private static Optional<Problem> inputProblem(List<JsonNode> inputs) {
        boolean good = inputs.size() <= MOST_INPUTS
                && inputs.stream()
                        .allMatch(input ->
                                (input.isString() && !input.stringValue().isEmpty())
                                        || (input.isArray() && !input.isEmpty()));
        return good
                ? Optional.empty()
                : Rule.badValue(
                        "input", "'input' must be a text, or up to %d texts or token arrays.".formatted(MOST_INPUTS));
    }

    private static ObjectNode list(ObjectNode body, List<JsonNode> inputs) {
        boolean base64 = body.path("encoding_format").asString("float").equals("base64");
        int dimensions = body.path("dimensions").asInt(USUAL_DIMENSIONS);
        ObjectNode list = Json.object()
                .put("object", "list")
                .put("model", body.path("model").asString());
        ArrayNode data = list.putArray("data");
        int tokens = 0;
        for (JsonNode input : inputs) {
            float[] vector = vector(input.toString(), dimensions);
            ObjectNode item = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            item.set("embedding", base64 ? Json.tree(base64(vector)) : Json.tree(vector));
            tokens += Math.max(1, input.toString().length() / 4);
        }
        list.set("usage", Json.object().put("prompt_tokens", tokens).put("total_tokens", tokens));
        return list;
    }

    private static float[] vector(String text, int dimensions) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[dimensions];
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += (double) vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
