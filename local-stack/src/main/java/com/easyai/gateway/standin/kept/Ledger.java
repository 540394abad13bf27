package com.easyai.gateway.standin.kept;

import com.easyai.gateway.standin.web.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The charge ledger: applies each event once and keeps every copy that came. Bodies lie on disk; memory holds some two
 * hundred bytes an event.
 */
public final class Ledger implements AutoCloseable {
    private final JsonLines<Receipt> file;
    private final Map<String, Slot> events = new LinkedHashMap<>();
    private long receipts;
    private long applied;
    private long differing;
    private BigDecimal total = BigDecimal.ZERO;

    private static final class Slot {
        private boolean applied;
        private boolean differs;
        private int firstHash;
        private long[] offsets = new long[0];
    }

    /** What the ledger holds, in numbers. */
    public record Sums(int events, long applied, long receipts, long repeats, long differing, BigDecimal total) {}

    public Ledger(Path folder) {
        file = JsonLines.open(folder.resolve("ledger.jsonl"), Receipt.class, this::remember);
    }

    /** Whether this event has been applied already. */
    public synchronized boolean hasApplied(String eventId) {
        Slot slot = events.get(eventId);
        return slot != null && slot.applied;
    }

    /** Writes the receipt down; one that says {@code applied} charges, and may do so once for an event. */
    public synchronized void add(Receipt receipt) {
        if (receipt.outcome().equals("applied") && hasApplied(receipt.eventId())) {
            throw new IllegalStateException("event " + receipt.eventId() + " was about to be applied twice");
        }
        remember(file.append(receipt), receipt);
    }

    private synchronized void remember(long offset, Receipt receipt) {
        Slot slot = events.computeIfAbsent(receipt.eventId(), id -> new Slot());
        int hash = (receipt.body() + "\n" + receipt.idempotencyKey()).hashCode();
        if (slot.offsets.length == 0) {
            slot.firstHash = hash;
        }
        if (!slot.differs && slot.firstHash != hash) {
            slot.differs = true;
            differing++;
        }
        slot.offsets = Arrays.copyOf(slot.offsets, slot.offsets.length + 1);
        slot.offsets[slot.offsets.length - 1] = offset;
        receipts++;
        if (receipt.outcome().equals("applied")) {
            slot.applied = true;
            applied++;
            total = total.add(amount(receipt.body()));
        }
    }

    private static BigDecimal amount(String body) {
        return Json.readObject(body.getBytes(StandardCharsets.UTF_8))
                .map(settlement -> settlement.path("total").asString("0"))
                .filter(text -> text.matches("-?\\d{1,20}(\\.\\d{1,20})?"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }

    public synchronized Optional<LedgerEntry> find(String eventId) {
        return Optional.ofNullable(events.get(eventId)).map(slot -> entry(eventId, slot));
    }

    /** The newest events, oldest of them first. */
    public synchronized List<LedgerEntry> latest(int limit) {
        return events.keySet().stream()
                .skip(Math.max(0, events.size() - limit))
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private LedgerEntry entry(String eventId, Slot slot) {
        return new LedgerEntry(
                eventId,
                slot.applied,
                Arrays.stream(slot.offsets).mapToObj(file::at).toList());
    }

    public synchronized Sums sums() {
        return new Sums(events.size(), applied, receipts, receipts - events.size(), differing, total);
    }

    public synchronized void clear() {
        file.clear();
        events.clear();
        receipts = 0;
        applied = 0;
        differing = 0;
        total = BigDecimal.ZERO;
    }

    @Override
    public void close() {
        file.close();
    }
}
