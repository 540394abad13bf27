package com.easyai.gateway.pricing;

import java.math.BigDecimal;

/** How computed decimals are printed: plain, without trailing zeros, {@code 0} for nothing. */
final class Decimals {
    private Decimals() {}

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
