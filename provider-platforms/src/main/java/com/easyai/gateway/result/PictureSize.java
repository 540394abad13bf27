package com.easyai.gateway.result;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height in pixels, written {@code 1024x1536}. */
public record PictureSize(int width, int height) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

    public static Optional<PictureSize> parse(String text) {
        Matcher size = FORM.matcher(text);
        return size.matches()
                ? Optional.of(new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    public long pixels() {
        return (long) width * height;
    }

    public int shorterSide() {
        return Math.min(width, height);
    }

    public int longerSide() {
        return Math.max(width, height);
    }

    public BigDecimal megapixels() {
        return BigDecimal.valueOf(pixels()).movePointLeft(6);
    }
}
