package com.easyai.gateway.comparison;

import java.math.BigDecimal;

/** By how much the remaining counts may differ: so many percent of the limit, and always by {@code least}. */
public record LimitTolerance(int percent, int least) {
    public LimitTolerance {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("the tolerance of limits must be from 0 to 100 percent, not " + percent);
        }
        if (least < 0) {
            throw new IllegalArgumentException("the least tolerance of limits must not be negative, not " + least);
        }
    }

    boolean covers(long limit, BigDecimal difference) {
        BigDecimal share =
                BigDecimal.valueOf(limit).multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        return difference.abs().compareTo(share.max(BigDecimal.valueOf(least))) <= 0;
    }
}
