package com.easyai.gateway.images;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.RequestView;
import com.easyai.gateway.usage.Usage;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's answer to an image call. What nobody knows, such as which size {@code auto} became, is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"created", "background", "output_format", "quality", "size", "usage", "data"})
record PictureAnswer(
        long created,
        @Nullable String background,

        @JsonProperty("output_format") @Nullable String outputFormat,

        @Nullable String quality,
        @Nullable String size,
        @Nullable Tokens usage,
        List<Picture> data) {
    private static final String UNDECIDED = "auto";

    record Picture(@Nullable String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(
            @JsonProperty("input_tokens") long input,

            @JsonProperty("input_tokens_details") @Nullable InputTokens inputDetails,

            @JsonProperty("output_tokens") long output,
            @JsonProperty("total_tokens") long total) {}

    record InputTokens(
            @JsonProperty("text_tokens") long text,
            @JsonProperty("image_tokens") long image) {}

    static PictureAnswer of(JobObject job, RequestView asked, List<Picture> data) {
        return new PictureAnswer(
                job.createdAt().getEpochSecond(),
                decided(asked.look().background()),
                decided(asked.look().outputFormat()),
                decided(asked.look().quality()),
                decided(asked.size()),
                tokens(job),
                data);
    }

    private static @Nullable String decided(@Nullable String value) {
        return UNDECIDED.equals(value) ? null : value;
    }

    private static @Nullable Tokens tokens(JobObject job) {
        Usage usage = job.usage();
        if (usage == null || usage.inputTokens() == null || usage.outputTokens() == null) {
            return null;
        }
        long input = usage.inputTokens();
        long output = usage.outputTokens();
        // A generation is given text only; how an edit's tokens are divided, its provider knows.
        var details = job.kind() == JobKind.IMAGE ? new InputTokens(input, 0) : null;
        return new Tokens(input, details, output, input + output);
    }
}
