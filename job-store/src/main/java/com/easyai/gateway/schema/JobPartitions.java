package com.easyai.gateway.schema;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One partition a day and table, by the time in the ids. Guarantees that a partition exists before its day begins, and
 * that a day is dropped only after the retention and only if nothing in it is unfinished.
 */
public final class JobPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(JobPartitions.class);
    private static final List<String> TABLES = List.of("job", "attempt", "artifact", "outbox", "direct_call");
    private static final int DAYS_AHEAD = 2;
    /** Of all gateways only one at a time changes partitions; the number is ours alone in this database. */
    private static final long LOCK = 7_466_120_251_123L;

    private static final String UNFINISHED = """
            select exists (select from job_%1$s where finished_at is null)
                or exists (select from outbox_%1$s where state in ('BLOCKED', 'PENDING', 'PARKED'))
                or exists (select from uncopied_settlement where job_id >= '%2$s' and job_id < '%3$s')
                or exists (select from direct_call where id >= '%2$s' and id < '%3$s' and state in ('RUNNING', 'ABANDONED'))
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public JobPartitions(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the partitions of yesterday, today and the next days; safe to call from every service at any time. */
    public void prepare() {
        transaction.executeWithoutResult(status -> {
            lock();
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            for (int day = -1; day <= DAYS_AHEAD; day++) {
                create(today.plusDays(day));
            }
        });
    }

    /** Drops the days that ended longer than {@code retention} ago and are finished; keys of that age go with them. */
    public void drop(Duration retention) {
        transaction.executeWithoutResult(status -> {
            lock();
            LocalDate oldestKept = LocalDate.ofInstant(clock.instant().minus(retention), ZoneOffset.UTC);
            days().stream().filter(day -> day.isBefore(oldestKept)).forEach(this::drop);
            jdbc.sql("delete from idempotency_key where created_at < now() - :age * interval '1 millisecond'")
                    .param("age", retention.toMillis())
                    .update();
        });
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
    }

    private void create(LocalDate day) {
        for (String table : TABLES) {
            jdbc.sql("create table if not exists %s_%s partition of %s for values from ('%s') to ('%s')"
                            .formatted(table, name(day), table, firstId(day), firstId(day.plusDays(1))))
                    .update();
        }
    }

    private List<LocalDate> days() {
        return jdbc
                .sql("select relname from pg_class where relkind = 'r' and relname ~ '^job_[0-9]{8}$' order by relname")
                .query(String.class)
                .list()
                .stream()
                .map(name -> LocalDate.parse(name.substring("job_".length()), DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }

    private void drop(LocalDate day) {
        if (jdbc.sql(UNFINISHED.formatted(name(day), firstId(day), firstId(day.plusDays(1))))
                .query(Boolean.class)
                .single()) {
            LOG.warn(
                    "Jobs or calls of {} are past their retention but unfinished, undelivered or uncopied; they are kept until they are",
                    day);
            return;
        }
        TABLES.forEach(table ->
                jdbc.sql("drop table if exists " + table + "_" + name(day)).update());
        LOG.info("Dropped the jobs of {}: their retention is over", day);
    }

    private static String name(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The smallest version 7 UUID of a day: 48 bits of milliseconds, then nothing. */
    private static UUID firstId(LocalDate day) {
        return new UUID(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() << 16, 0);
    }
}
