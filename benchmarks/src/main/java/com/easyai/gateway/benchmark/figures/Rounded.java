package com.easyai.gateway.benchmark.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Measured numbers without digits that mean nothing: three significant ones below a hundred, whole ones above. */
public final class Rounded {
    private Rounded() {}

    /** Prints without an exponent, also in JSON. */
    public static BigDecimal of(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = Math.abs(value) >= 100
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3)).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
    }
}
