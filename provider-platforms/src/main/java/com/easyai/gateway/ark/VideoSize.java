package com.easyai.gateway.ark;

import com.easyai.gateway.result.PictureSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A video's size as Ark says it: the resolution is named after the shorter side, the ratio is one of a list. Ark rounds the
 * sides as its encoder likes, so a size within a hundredth of a ratio counts as that ratio.
 */
record VideoSize(String resolution, Optional<String> ratio) {
    private static final Map<Integer, String> RESOLUTIONS = Map.of(480, "480p", 720, "720p", 1080, "1080p", 2160, "4k");
    private static final List<String> RATIOS = List.of("21:9", "16:9", "4:3", "1:1", "3:4", "9:16");
    private static final double TOLERANCE = 0.01;

    /** Reads {@code 1280x720}, or a resolution alone; empty for what Ark has no word for. */
    static Optional<VideoSize> of(String size) {
        if (isResolution(size)) {
            return Optional.of(new VideoSize(size, Optional.empty()));
        }
        Optional<PictureSize> pixels = PictureSize.parse(size);
        Optional<String> resolution = pixels.map(p -> RESOLUTIONS.get(p.shorterSide()));
        Optional<String> ratio = pixels.flatMap(VideoSize::ratio);
        return resolution.isPresent() && ratio.isPresent()
                ? Optional.of(new VideoSize(resolution.get(), ratio))
                : Optional.empty();
    }

    static boolean isResolution(String word) {
        return RESOLUTIONS.containsValue(word);
    }

    static boolean isRatio(String word) {
        return RATIOS.contains(word) || word.equals("adaptive");
    }

    private static Optional<String> ratio(PictureSize size) {
        return RATIOS.stream().filter(ratio -> isNear(ratio, size)).findFirst();
    }

    private static boolean isNear(String ratio, PictureSize size) {
        int colon = ratio.indexOf(':');
        double wanted = Double.parseDouble(ratio.substring(0, colon)) / Double.parseDouble(ratio.substring(colon + 1));
        double is = (double) size.width() / size.height();
        return Math.abs(is / wanted - 1) <= TOLERANCE;
    }
}
