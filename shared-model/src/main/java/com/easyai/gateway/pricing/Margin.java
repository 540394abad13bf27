package com.easyai.gateway.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a job cost us, line by line, and what is left of its bill; below zero if it cost more than it brought. For
 * operators only: it stands on no wire that a user or server-main reads.
 */
public record Margin(List<BillingLine> lines, String cost, String margin) {
    public Margin {
        lines = List.copyOf(lines);
    }

    public static Margin of(Bill bill, Bill cost) {
        BigDecimal left = new BigDecimal(bill.total()).subtract(new BigDecimal(cost.total()));
        return new Margin(cost.lines(), cost.total(), Decimals.plain(left));
    }
}
