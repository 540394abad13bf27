package com.easyai.gateway.standin.kept;

import java.util.List;

/**
 * All that is known of one event.
 *
 * @param receipts every time it came, in order
 */
public record LedgerEntry(String eventId, boolean applied, List<Receipt> receipts) {
    /** Whether every time it came with the same key and the same bytes. */
    public boolean identical() {
        Receipt first = receipts.getFirst();
        return receipts.stream()
                .allMatch(receipt -> receipt.body().equals(first.body())
                        && receipt.idempotencyKey().equals(first.idempotencyKey()));
    }
}
