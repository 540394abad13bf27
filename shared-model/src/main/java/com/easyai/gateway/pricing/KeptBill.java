package com.easyai.gateway.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bill as its job keeps it, with the margin beside it where the cost is known. Its JSON holds all fields of a
 * {@link Bill}, which is what everybody but an operator reads of it.
 */
public record KeptBill(
        List<BillingLine> lines,
        String total,
        String currency,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Margin margin) {
    public KeptBill {
        lines = List.copyOf(lines);
    }

    public static KeptBill of(Bill bill, Optional<Bill> cost) {
        Margin margin = cost.map(c -> Margin.of(bill, c)).orElse(null);
        return new KeptBill(bill.lines(), bill.total(), bill.currency(), margin);
    }
}
