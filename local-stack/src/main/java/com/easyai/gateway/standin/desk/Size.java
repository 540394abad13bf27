package com.easyai.gateway.standin.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pixels written as {@code 1024x1536}. */
public record Size(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{1,4})x([1-9]\\d{1,4})");

    public static Optional<Size> of(String text) {
        Matcher size = TEXT.matcher(text);
        return size.matches()
                ? Optional.of(new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    public long pixels() {
        return (long) width * height;
    }

    /** The longer side over the shorter. */
    public double ratio() {
        return (double) Math.max(width, height) / Math.min(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
