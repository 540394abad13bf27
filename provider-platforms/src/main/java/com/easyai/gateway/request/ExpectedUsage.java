package com.easyai.gateway.request;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** What a request would deliver; quantities that only the provider can tell, such as tokens, stay unknown. */
final class ExpectedUsage {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final int PIXELS_TO_MEGAPIXELS = 6;

    private ExpectedUsage() {}

    static Usage of(CanonicalRequest request) {
        return request.kind() == JobKind.VIDEO ? video(request.parameters()) : pictures(request.parameters());
    }

    private static Usage video(ObjectNode parameters) {
        String seconds = parameters.path("seconds").asString("");
        return SECONDS.matcher(seconds).matches() ? Usage.seconds(new BigDecimal(seconds)) : Usage.NOTHING;
    }

    private static Usage pictures(ObjectNode parameters) {
        int count = parameters.path("n").asInt(1);
        Matcher size = SIZE.matcher(parameters.path("size").asString(""));
        if (!size.matches()) {
            return Usage.images(count);
        }
        BigDecimal pixels = new BigDecimal(size.group(1)).multiply(new BigDecimal(size.group(2)));
        return Usage.images(count)
                .withMegapixels(pixels.multiply(BigDecimal.valueOf(count)).movePointLeft(PIXELS_TO_MEGAPIXELS));
    }
}
