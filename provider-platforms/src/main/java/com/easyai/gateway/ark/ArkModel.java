package com.easyai.gateway.ark;

import com.easyai.gateway.result.PictureSize;
import java.util.Optional;
import java.util.Set;

/**
 * What the model families of Ark can be told, by their ids (volcengine-python-sdk, {@code types/images} and
 * {@code types/content_generation}; BytePlus documentation of Seedream, revision 265). An {@code ep-…} id names an endpoint
 * and hides the model behind it: it is refused nothing here.
 */
record ArkModel(String id) {
    private static final Set<String> SIZES_5_PRO = Set.of("1K", "1.5K", "2K");
    private static final Set<String> SIZES_5 = Set.of("2K", "3K", "4K");
    private static final Set<String> SIZES_4_5 = Set.of("2K", "4K");
    private static final Set<String> SIZES_4 = Set.of("1K", "2K", "4K");
    private static final Set<String> SIZES_ANY = Set.of("1K", "1.5K", "2K", "3K", "4K");
    private static final long LEAST_5_PRO = 921_600;
    private static final long MOST_5_PRO = 4_624_220;
    private static final long LEAST_LARGE = 3_686_400;
    private static final int LONGEST_RATIO = 16;

    boolean isEndpoint() {
        return id.startsWith("ep-");
    }

    boolean makesPictures() {
        return isEndpoint() || !id.contains("seedance");
    }

    boolean makesVideos() {
        return isEndpoint() || !(id.contains("seedream") || id.contains("seededit"));
    }

    /** 5.0 pro and flash, and the 3.0 generation, make one picture a call. */
    boolean makesSets() {
        return isEndpoint() || (isSeedream() && !is5Pro() && !is3());
    }

    /** Whether a set can be switched off by name; an endpoint may stand for a model that does not know the field. */
    boolean knowsSets() {
        return makesSets() && !isEndpoint();
    }

    /** Only the 5.0 family lets its format be chosen; older models always make JPEG. */
    boolean choosesFormat() {
        return isEndpoint() || id.contains("-5-0");
    }

    boolean takesTransparency() {
        return isEndpoint() || is5Pro();
    }

    boolean takesSeedAndGuidance() {
        return isEndpoint() || is3();
    }

    int mostInputs() {
        return is5Pro() ? 10 : 14;
    }

    /** What is wrong with a size, without its name. */
    Optional<String> objectionToSize(String size) {
        Optional<PictureSize> pixels = PictureSize.parse(size);
        if (pixels.isPresent()) {
            return objection(pixels.get());
        }
        return sizeWords().contains(size)
                ? Optional.empty()
                : Optional.of("must be pixels such as 2048x2048, or one of "
                        + String.join(", ", sizeWords().stream().sorted().toList()));
    }

    private Optional<String> objection(PictureSize size) {
        if (is3() && (size.shorterSide() < 512 || size.longerSide() > 2048)) {
            return Optional.of("must have sides of 512 to 2048 pixels");
        }
        if (size.longerSide() > LONGEST_RATIO * size.shorterSide()) {
            return Optional.of("must not be more than 16 times as long as wide");
        }
        if (is5Pro()) {
            return size.pixels() >= LEAST_5_PRO && size.pixels() <= MOST_5_PRO
                    ? Optional.empty()
                    : Optional.of("must have " + LEAST_5_PRO + " to " + MOST_5_PRO + " pixels in all");
        }
        return (is5() || id.contains("-4-5")) && size.pixels() < LEAST_LARGE
                ? Optional.of("must have at least " + LEAST_LARGE + " pixels in all")
                : Optional.empty();
    }

    private Set<String> sizeWords() {
        if (is5Pro()) {
            return SIZES_5_PRO;
        }
        if (is5()) {
            return SIZES_5;
        }
        if (id.contains("-4-5")) {
            return SIZES_4_5;
        }
        return id.contains("-4-0") ? SIZES_4 : SIZES_ANY;
    }

    /** Seconds of video: 2 to 12 for the 1.x models, 4 to 15 for 2.0, 4 to 30 for 2.5. */
    boolean makesSeconds(int seconds) {
        if (isEndpoint() || !id.contains("seedance")) {
            return seconds > 0;
        }
        int least = id.contains("seedance-1-") ? 2 : 4;
        int most = id.contains("seedance-1-") ? 12 : id.contains("seedance-2-5") ? 30 : 15;
        return seconds >= least && seconds <= most;
    }

    private boolean isSeedream() {
        return id.contains("seedream");
    }

    private boolean is5() {
        return isSeedream() && id.contains("-5-0") && !is5Pro();
    }

    private boolean is5Pro() {
        return id.contains("-5-0-pro") || id.contains("-5-0-flash");
    }

    private boolean is3() {
        return id.contains("-3-0");
    }
}
