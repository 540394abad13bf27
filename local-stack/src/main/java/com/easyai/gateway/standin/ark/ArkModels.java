package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.Size;
import java.util.Map;
import java.util.Optional;

/** Which models Ark has, and the pixels that their size words stand for. */
final class ArkModels {
    private static final long SMALLEST_5_PRO = 921_600;
    private static final long LARGEST_5_PRO = 4_624_220;
    private static final long SMALLEST_4_5 = 3_686_400;
    private static final long LARGEST = 4096L * 4096;
    private static final Map<String, Integer> SIDES =
            Map.of("1K", 1024, "1.5K", 1536, "2K", 2048, "3K", 3072, "4K", 4096);
    private static final Map<String, Integer> SHORT_SIDES = Map.of("480p", 480, "720p", 720, "1080p", 1080, "4k", 2160);

    private ArkModels() {}

    static boolean isImage(String model) {
        return model.contains("seedream-") || model.contains("seededit-") || model.startsWith("ep-");
    }

    static boolean isVideo(String model) {
        return model.contains("seedance-") || model.startsWith("ep-");
    }

    /** The pixels of a size word or of {@code WxH}; empty when the model does not make that size. */
    static Optional<Size> imageSize(String model, String size) {
        if (SIDES.containsKey(size)) {
            int side = SIDES.getOrDefault(size, 0);
            return words(model).contains(" " + size + " ") ? Optional.of(new Size(side, side)) : Optional.empty();
        }
        return Size.of(size).filter(pixels -> pixels.ratio() <= 16 && inBounds(model, pixels));
    }

    private static String words(String model) {
        if (model.contains("-5-0-pro") || model.contains("-5-0-flash")) {
            return " 1K 1.5K 2K ";
        }
        if (model.contains("-5-0")) {
            return " 2K 3K 4K ";
        }
        return model.contains("-4-5") ? " 2K 4K " : " 1K 2K 4K ";
    }

    private static boolean inBounds(String model, Size size) {
        if (model.contains("-5-0-pro") || model.contains("-5-0-flash")) {
            return size.pixels() >= SMALLEST_5_PRO && size.pixels() <= LARGEST_5_PRO;
        }
        if (model.contains("-3-0")) {
            return Math.min(size.width(), size.height()) >= 512 && Math.max(size.width(), size.height()) <= 2048;
        }
        boolean demanding = model.contains("-5-0") || model.contains("-4-5");
        return size.pixels() >= (demanding ? SMALLEST_4_5 : SMALLEST_5_PRO) && size.pixels() <= LARGEST;
    }

    /** The pixels of a resolution and a ratio; an adaptive ratio is taken as 16:9. */
    static Size videoSize(String resolution, String ratio) {
        int shorter = SHORT_SIDES.getOrDefault(resolution, 720);
        String[] sides = (ratio.equals("adaptive") ? "16:9" : ratio).split(":", -1);
        int wide = Integer.parseInt(sides[0]);
        int high = Integer.parseInt(sides[1]);
        int longer = shorter * Math.max(wide, high) / Math.min(wide, high) / 2 * 2;
        return wide >= high ? new Size(longer, shorter) : new Size(shorter, longer);
    }
}
