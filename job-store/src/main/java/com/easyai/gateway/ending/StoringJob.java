package com.easyai.gateway.ending;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.pricing.KeptBill;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.settlement.SettlementEvent;
import com.easyai.gateway.usage.Usage;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A job all of whose artifacts are stored or lost, with what its bill is made of. */
record StoringJob(
        JobId id,
        JobKind kind,
        Made made,
        EndUser user,
        PriceSnapshot prices,
        Usage reported,
        Counts counts,
        Instant now) {

    record Made(String model, String platform, String platformModel) {}

    /** {@code missing} were never delivered, {@code lost} could not be fetched, {@code stored} are at server-main. */
    record Counts(int stored, int lost, int missing) {}

    static final String COLUMNS = """
            job.id, job.kind, job.model, job.platform, job.platform_model, job.end_user, job.prices, job.usage, job.missing,
            now() as now
            """;

    static StoringJob read(ResultSet row) throws SQLException {
        return new StoringJob(
                new JobId(row.getObject("id", UUID.class)),
                JobKind.valueOf(row.getString("kind")),
                new Made(row.getString("model"), row.getString("platform"), row.getString("platform_model")),
                Json.MAPPER.readValue(row.getString("end_user"), EndUser.class),
                Json.MAPPER.readValue(row.getString("prices"), PriceSnapshot.class),
                Json.MAPPER.readValue(row.getString("usage"), Usage.class),
                new Counts(row.getInt("stored"), row.getInt("lost"), row.getInt("missing")),
                row.getObject("now", OffsetDateTime.class).toInstant());
    }

    boolean isLost() {
        return counts.stored() == 0;
    }

    int allMissing() {
        return counts.missing() + counts.lost();
    }

    /** What the provider reported, as far as its pictures really reached server-main. */
    Usage usage() {
        return reported.arrived(counts.stored());
    }

    Bill bill() {
        return isLost() ? Bill.nothing(prices.currency()) : prices.bill(made.platform(), usage());
    }

    /** The bill with what is left of it: we pay for all that was delivered, also for what was lost on its way. */
    KeptBill kept(Bill bill) {
        return KeptBill.of(bill, prices.cost(made.platform(), reported));
    }

    SettlementEvent settlement(Bill bill) {
        return new SettlementEvent(
                UuidCreator.getTimeOrderedEpoch(),
                SettlementEvent.USAGE_SETTLED,
                now,
                id.toString(),
                kind,
                user,
                made.model(),
                made.platform(),
                made.platformModel(),
                usage(),
                bill.lines(),
                bill.total(),
                bill.currency(),
                prices.revision());
    }
}
