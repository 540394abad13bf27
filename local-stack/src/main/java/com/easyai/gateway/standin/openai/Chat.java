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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * POST /chat/completions: says back what it was told, whole or as a stream of words. The directive {@code tool} makes it
 * call the first tool it is offered, {@code break-off} ends a stream in the middle, {@code no-usage} tells no usage, and
 * {@code usage input=1000 cached=400 output=100} tells that one; what it leaves out is 0.
 * {@code pace 100ms} waits so long before each word of a stream.
 */
final class Chat {
    private static final int LONGEST_JSON = 16_000_000;
    private static final Shape SHAPE = new Shape(
            Map.ofEntries(
                    Map.entry("model", new Rule.Text(200)),
                    Map.entry("messages", new Rule.Anything()),
                    Map.entry("stream", new Rule.Flag()),
                    Map.entry("stream_options", new Rule.Anything()),
                    Map.entry("max_completion_tokens", new Rule.Whole(1, 1_000_000)),
                    Map.entry("max_tokens", new Rule.Whole(1, 1_000_000)),
                    Map.entry("temperature", new Rule.Decimal(0, 2)),
                    Map.entry("top_p", new Rule.Decimal(0, 1)),
                    Map.entry("n", new Rule.Whole(1, 1)),
                    Map.entry("stop", new Rule.Anything()),
                    Map.entry("seed", new Rule.Whole(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Map.entry("presence_penalty", new Rule.Decimal(-2, 2)),
                    Map.entry("frequency_penalty", new Rule.Decimal(-2, 2)),
                    Map.entry("user", new Rule.Text(500)),
                    Map.entry("tools", new Rule.Anything()),
                    Map.entry("tool_choice", new Rule.Anything()),
                    Map.entry("parallel_tool_calls", new Rule.Flag()),
                    Map.entry("response_format", new Rule.Anything()),
                    Map.entry("metadata", new Rule.Anything())),
            List.of("model", "messages"));

    private final Desk desk;
    private final OpenAiEnvelope envelope;

    Chat(Desk desk, OpenAiEnvelope envelope) {
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
        Optional<Problem> problem = SHAPE.check(body).or(() -> messagesProblem(body.path("messages")));
        if (problem.isPresent()) {
            return desk.refuse(note, problem.get());
        }
        String prompt = lastUserText(body.path("messages"));
        Directives directives = Directives.in(prompt);
        Optional<Reply> fault = desk.fault(note, prompt, directives);
        return fault.isPresent() ? fault.get() : said(note, body, prompt, directives);
    }

    private static Optional<Problem> messagesProblem(JsonNode messages) {
        boolean good = messages.isArray()
                && !messages.isEmpty()
                && StreamSupport.stream(messages.spliterator(), false)
                        .allMatch(message -> message.path("role").isString());
        return good
                ? Optional.empty()
                : Rule.badValue("messages", "'messages' must be an array of messages, each with a role.");
    }

    private static String lastUserText(JsonNode messages) {
        JsonNode content = messages.get(messages.size() - 1).path("content");
        return content.isString()
                ? content.stringValue()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asString(""))
                        .collect(Collectors.joining(" "));
    }

    private Reply said(Note note, ObjectNode body, String prompt, Directives directives) throws IOException {
        desk.take(0, directives);
        List<String> words = List.of(("You said: " + prompt).split("(?<= )", -1));
        Optional<String> tool = directives.has("tool")
                ? Optional.of(body.at("/tools/0/function/name").asString(""))
                : Optional.empty();
        Talk talk = new Talk(
                desk.memory().ids().next("chatcmpl-"),
                body.path("model").asString(),
                words,
                count(body, words, directives),
                tool);
        note.tokens(talk.tokens());
        boolean told = !directives.has("no-usage");
        boolean usage =
                told && body.path("stream_options").path("include_usage").asBoolean(false);
        Reply reply = body.path("stream").asBoolean(false)
                ? streamed(note, StreamTalk.of(talk.chunks(usage), directives))
                : Reply.json(200, talk.whole(told));
        return desk.delivered(note, directives, reply);
    }

    private static Talk.Count count(ObjectNode body, List<String> words, Directives directives) {
        int heard = Math.max(1, body.path("messages").toString().length() / 4);
        return directives
                .named("usage")
                .map(told -> new Talk.Count(told.option("input"), told.option("cached"), told.option("output")))
                .orElseGet(() -> new Talk.Count(heard, 0, words.size()));
    }

    private Reply streamed(Note note, StreamTalk talk) {
        return new Reply.Streamed(200, "text/event-stream", Map.of(), -1, out -> {
            try {
                talk.writeTo(out);
            } catch (IOException left) {
                desk.memory().journal().later(note, "left by its caller");
                throw left;
            }
        });
    }
}
