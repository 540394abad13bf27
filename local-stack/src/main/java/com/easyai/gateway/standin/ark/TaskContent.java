package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.ImageFormat;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.desk.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The {@code content} array of a video task: texts, pictures in roles, reference videos and sounds. */
final class TaskContent {
    private static final int MOST_PICTURES = 9;
    private static final int MOST_OTHERS = 3;
    private static final Set<String> ROLES = Set.of("first_frame", "last_frame", "reference_image");

    private TaskContent() {}

    static String prompt(JsonNode content) {
        return items(content).stream()
                .filter(item -> item.path("type").asString("").equals("text"))
                .map(item -> item.path("text").asString(""))
                .collect(Collectors.joining("\n"));
    }

    static Optional<Problem> problem(JsonNode content) {
        if (!content.isArray() || content.isEmpty()) {
            return Rule.badValue("content", "it must be an array with at least one item.");
        }
        List<JsonNode> items = items(content);
        for (int i = 0; i < items.size(); i++) {
            Optional<Problem> problem = problem("content[%d]".formatted(i), items.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return together(items);
    }

    private static Optional<Problem> problem(String path, JsonNode item) {
        return switch (item.path("type").asString("")) {
            case "text" ->
                item.path("text").isString() ? Optional.empty() : Rule.badValue(path + ".text", "it must be a string.");
            case "image_url" -> picture(path, item);
            case "video_url" ->
                link(path + ".video_url.url", item.path("video_url").path("url").asString(""));
            case "audio_url" ->
                link(path + ".audio_url.url", item.path("audio_url").path("url").asString(""));
            case "draft_task" -> Optional.empty();
            default -> Rule.badValue(path + ".type", "it must be text, image_url, video_url, audio_url or draft_task.");
        };
    }

    private static Optional<Problem> picture(String path, JsonNode item) {
        String url = item.path("image_url").path("url").asString("");
        if (!url.startsWith("asset://") && !ImageFormat.isLinkOrPicture(url)) {
            return Rule.badValue(path + ".image_url.url", "it must be a link, or a data: URL of a picture.");
        }
        return item.has("role") && !ROLES.contains(item.path("role").asString(""))
                ? Rule.badValue(path + ".role", "it must be first_frame, last_frame or reference_image.")
                : Optional.empty();
    }

    private static Optional<Problem> link(String path, String url) {
        boolean good = url.startsWith("https://") || url.startsWith("http://") || url.startsWith("asset://");
        return good ? Optional.empty() : Rule.badValue(path, "it must be a link.");
    }

    /** First and last frame exclude reference pictures; sound needs a picture or a video; there are most counts. */
    private static Optional<Problem> together(List<JsonNode> items) {
        long references = items.stream()
                .filter(item -> role(item).equals("reference_image"))
                .count();
        long frames = count(items, "image_url") - references;
        if (references > 0 && frames > 0) {
            return Rule.badValue("content", "first and last frames cannot be mixed with reference images.");
        }
        if (references > MOST_PICTURES || frames > 2 || count(items, "video_url") > MOST_OTHERS) {
            return Rule.badValue("content", "there are too many pictures or videos.");
        }
        boolean onlySound = count(items, "audio_url") > 0 && count(items, "image_url") + count(items, "video_url") == 0;
        return onlySound ? Rule.badValue("content", "audio needs a picture or a video with it.") : Optional.empty();
    }

    private static String role(JsonNode item) {
        return item.path("role").asString("");
    }

    private static long count(List<JsonNode> items, String type) {
        return items.stream()
                .filter(item -> item.path("type").asString("").equals(type))
                .count();
    }

    private static List<JsonNode> items(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false).collect(Collectors.toCollection(ArrayList::new));
    }
}
