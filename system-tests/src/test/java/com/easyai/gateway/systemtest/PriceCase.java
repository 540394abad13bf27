package com.easyai.gateway.systemtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A row of the table that the pricing function is tested with, as something that a user can ask for: a model and a platform
 * with its prices, and a request whose outcome has the row's usage.
 */
record PriceCase(int number, List<String> cells) {
    private static final Path TABLE = Path.of(
            System.getProperty("gateway.home", ".."), "shared-model", "src", "test", "resources", "price-cases.csv");
    private static final Map<String, String> SIZES =
            Map.of("1.048576", "1024x1024", "4.194304", "1024x1024", "0.262144", "512x512");

    private static final Set<String> DECIMALS = Set.of("seconds", "megapixels");

    static List<PriceCase> table() throws IOException {
        List<String> rows = Files.readAllLines(TABLE);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> of(i + 1, rows.get(i)))
                .toList();
    }

    static PriceCase of(int number, String row) {
        return new PriceCase(
                number, Arrays.stream(row.split("\\|", -1)).map(String::strip).toList());
    }

    String name() {
        return cells.get(0);
    }

    /** The bill's lines as the table writes them. */
    String lines() {
        return cells.get(6);
    }

    String total() {
        return cells.get(7);
    }

    String kind() {
        if (usage().containsKey("seconds")) {
            return "video";
        }
        boolean isTalk = usage().containsKey("input") || usage().containsKey("output");
        return isTalk && !usage().containsKey("images") ? "chat" : "image";
    }

    String model() {
        return "priced-" + number;
    }

    /** True if the request says how much there will be of everything that has a price, and nothing is left to count. */
    boolean isDecidedByRequest() {
        boolean isBounded = kind().equals("chat") && usage().keySet().equals(Set.of("output"));
        boolean isWhole = !usage().getOrDefault("seconds", "").contains(".");
        return isBounded || (isWhole && !hasTokens());
    }

    private boolean hasTokens() {
        return usage().containsKey("input") || usage().containsKey("output");
    }

    /** The row's usage as a settlement has it. */
    Map<String, Object> told() {
        var told = new HashMap<String, Object>();
        usage().forEach((name, amount) -> told.put(
                switch (name) {
                    case "input" -> "inputTokens";
                    case "cached" -> "cachedInputTokens";
                    case "output" -> "outputTokens";
                    default -> name;
                },
                DECIMALS.contains(name) ? amount : Integer.valueOf(amount)));
        return told;
    }

    private Map<String, String> usage() {
        return pairs(cells.get(5));
    }

    private String images() {
        return usage().getOrDefault("images", "1");
    }

    /** The model as the catalogue describes it. */
    Map<String, Object> modelEntry() {
        var rules = new LinkedHashMap<String, Object>();
        if (kind().equals("image")) {
            rules.put("n", Map.of("default", 1, "min", 1, "max", 10));
        } else if (kind().equals("video")) {
            rules.put("seconds", Map.of("default", 5, "min", 4, "max", 15));
        }
        mentioned().forEach((parameter, values) -> rules.put(parameter, Map.of("allowed", values)));
        return Map.of("name", model(), "kinds", List.of(kind()), "parameters", rules, "pricing", prices(cells.get(1)));
    }

    /** Every value of a parameter that the row's prices or its request name. */
    private Map<String, List<String>> mentioned() {
        return Arrays.stream((cells.get(1) + " " + cells.get(3) + " " + parameters()).split("[ ;,{}]+", -1))
                .filter(word -> word.contains("="))
                .distinct()
                .map(word -> word.split("=", 2))
                .collect(Collectors.groupingBy(
                        sides -> sides[0], Collectors.mapping(sides -> sides[1], Collectors.toList())));
    }

    /** The platform that offers the model, at the stand-in provider. */
    Map<String, Object> platformEntry(String provider) {
        boolean isVideo = kind().equals("video");
        var offered = new HashMap<String, Object>(Map.of("model", model(), "platformModel", realModel()));
        offered.put("pricing", prices(cells.get(3)));
        return Map.of(
                "name",
                "at-" + model(),
                "adapter",
                isVideo ? "volcengine-ark" : "openai",
                "baseUrl",
                provider + (isVideo ? "/ark/api/v3" : "/openai/v1"),
                "credentials",
                Map.of("apiKey", isVideo ? "${STANDIN_ARK_KEY}" : "${STANDIN_OPENAI_KEY}"),
                "discount",
                cells.get(2),
                "models",
                List.of(offered));
    }

    private String realModel() {
        return switch (kind()) {
            case "video" -> "doubao-seedance-2-0-260128";
            case "chat" -> "gpt-4o-mini";
            default -> "512x512".equals(parameters().get("size")) ? "dall-e-2" : "gpt-image-1";
        };
    }

    private Map<String, String> parameters() {
        var all = new LinkedHashMap<>(pairs(cells.get(4)));
        Optional.ofNullable(usage().get("megapixels")).ifPresent(amount -> all.put("size", SIZES.get(amount)));
        return all;
    }

    /** The body that asks for as much as will be delivered. */
    Map<String, Object> request() {
        return request("priced", images());
    }

    /** The body that is sent: some rows are about four pictures of which not all come. */
    Map<String, Object> submitted() {
        return name().contains("of four") ? request("[[partial " + images() + "]]", "4") : request("priced", images());
    }

    private Map<String, Object> request(String prompt, String images) {
        var body = new HashMap<String, Object>(parameters());
        body.put("model", model());
        switch (kind()) {
            case "video" -> video(body);
            case "chat" -> chat(body);
            default -> {
                body.put("n", Integer.valueOf(images));
                body.put("prompt", prompt + " " + name());
            }
        }
        return body;
    }

    /** Providers are asked for whole seconds, and may tell that it became a little more. */
    private void video(Map<String, Object> body) {
        String seconds = usage().getOrDefault("seconds", "");
        body.put("seconds", seconds.split("\\.", 2)[0]);
        body.put("prompt", "[[seconds " + seconds + "]] " + name());
    }

    private void chat(Map<String, Object> body) {
        body.put("messages", List.of(Map.of("role", "user", "content", "[[usage " + cells.get(5) + "]]")));
        if (isDecidedByRequest()) {
            body.put("max_tokens", Integer.valueOf(usage().getOrDefault("output", "")));
        }
    }

    private static List<Map<String, Object>> prices(String cell) {
        return cell.equals("-")
                ? List.of()
                : Arrays.stream(cell.split(";", -1))
                        .map(String::strip)
                        .map(PriceCase::price)
                        .toList();
    }

    private static Map<String, Object> price(String text) {
        String[] words = text.split(" +", 3);
        String[] meter = words[0].split("/", 2);
        var price = new HashMap<String, Object>(
                Map.of("meter", meter[0], "per", Integer.valueOf(meter[1]), "price", words[1]));
        if (words.length == 3) {
            price.put("when", pairs(words[2]));
        }
        return price;
    }

    private static Map<String, String> pairs(String cell) {
        return Arrays.stream(cell.split(" +", -1))
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1]));
    }

    /** Lines of a bill off the wire as the table writes them. */
    static String printed(JsonNode lines) {
        if (lines.isEmpty()) {
            return "-";
        }
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> "%s %s / %s x %s = %s %s"
                        .formatted(
                                line.get("meter").asString(),
                                line.get("quantity").asString(),
                                line.get("per").asString(),
                                line.get("unitPrice").asString(),
                                line.get("amount").asString(),
                                line.get("source").asString()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return name();
    }
}
