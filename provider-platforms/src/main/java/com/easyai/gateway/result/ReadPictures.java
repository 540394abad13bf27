package com.easyai.gateway.result;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.media.PictureHeader;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Makes the {@code data} of a picture answer into outputs: never more than were asked for, and one {@link Output.Missing}
 * for each that did not come. Usage counts what is really there, whatever the answer says of itself.
 *
 * @param expiresAt until when the provider keeps what it names by URL
 * @param itemFailure what an item's own error means
 */
public record ReadPictures(int asked, String size, Instant expiresAt, Function<ErrorBody, Failure> itemFailure) {
    private record Item(Output output, Optional<BigDecimal> megapixels) {}

    /** {@code tokens} is the usage that was read already, to be completed. A success without items is a refusal. */
    public SubmitReply of(JsonNode answer, Usage tokens) {
        JsonNode data = answer.path("data");
        if (!data.isArray()) {
            return new SubmitReply.Unknown("The provider's answer names neither results nor an error.");
        }
        List<Item> items = new ArrayList<>();
        data.forEach(item -> items.add(item(item, answer.path("size").asString(size))));
        List<Item> wanted = atMostAsked(items);
        return wanted.stream().anyMatch(ReadPictures::isThere)
                ? completed(wanted, tokens)
                : new SubmitReply.Refused(reason(wanted));
    }

    private SubmitReply completed(List<Item> items, Usage tokens) {
        List<Output> outputs = new ArrayList<>(items.stream().map(Item::output).toList());
        while (outputs.size() < asked) {
            outputs.add(new Output.Missing(
                    Failure.of(Kind.PROVIDER_UNAVAILABLE, "The provider made fewer pictures than it was asked for.")));
        }
        Usage usage = tokens.withImages(
                (int) items.stream().filter(ReadPictures::isThere).count());
        Optional<BigDecimal> megapixels =
                items.stream().flatMap(item -> item.megapixels.stream()).reduce(BigDecimal::add);
        return new SubmitReply.Completed(
                outputs, megapixels.map(usage::withMegapixels).orElse(usage));
    }

    /** A surplus gives up its failures first; what the user gets and pays is what was asked for. */
    private List<Item> atMostAsked(List<Item> items) {
        return items.size() <= asked
                ? items
                : items.stream()
                        .sorted(Comparator.comparing(item -> !isThere(item)))
                        .limit(asked)
                        .toList();
    }

    private static boolean isThere(Item item) {
        return !(item.output instanceof Output.Missing);
    }

    /** Providers answer an empty list when their content rules held back all of it (comparison of wires, 2.18). */
    private static Failure reason(List<Item> items) {
        return items.stream()
                .flatMap(item ->
                        item.output instanceof Output.Missing(Failure failure) ? Stream.of(failure) : Stream.empty())
                .findFirst()
                .orElseGet(() -> Failures.of(Kind.MODERATION_OUTPUT));
    }

    private Item item(JsonNode item, String answerSize) {
        if (ErrorBody.isIn(item)) {
            return missing(itemFailure.apply(ErrorBody.from(item.path("error"))));
        }
        JsonNode base64 = item.path("b64_json");
        if (base64.isBinary()) {
            return inline(base64);
        }
        String url = item.path("url").asString("");
        return ResultUrl.isUsable(url)
                ? new Item(
                        new Output.Remote(url, Optional.empty(), expiresAt, Map.of()),
                        megapixels(item.path("size").asString(answerSize)))
                : missing(Failure.of(Kind.PROVIDER_UNAVAILABLE, "The provider named a result that cannot be fetched."));
    }

    private static Item inline(JsonNode base64) {
        byte[] bytes = base64.binaryValue();
        return PictureHeader.of(bytes)
                .map(header -> new Item(
                        new Output.Inline(bytes, header.mediaType()),
                        Optional.of(BigDecimal.valueOf(header.pixels()).movePointLeft(6))))
                .orElseGet(() -> missing(
                        Failure.of(Kind.PROVIDER_UNAVAILABLE, "The provider sent a result that is not a picture.")));
    }

    private static Item missing(Failure failure) {
        return new Item(new Output.Missing(failure), Optional.empty());
    }

    private static Optional<BigDecimal> megapixels(String size) {
        return PictureSize.parse(size).map(PictureSize::megapixels);
    }
}
