package com.easyai.gateway.jobstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.schema.JobPartitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobPartitionsTest {
    private static final Duration RETENTION = Duration.ofDays(7);

    private final TestStore store = TestStore.running();
    private final JobPartitions partitions = new JobPartitions(store.jdbc, store.transaction, Clock.systemUTC());

    @Test
    void day_whose_settlements_are_owed_a_copy_is_kept_until_they_are_copied() {
        Instant past = Clock.systemUTC().instant().minus(Duration.ofDays(30));
        new JobPartitions(store.jdbc, store.transaction, Clock.fixed(past, ZoneOffset.UTC)).prepare();
        UUID job = new UUID((past.toEpochMilli() << 16) | 0x7000, 1);
        store.jdbc
                .sql("insert into uncopied_settlement (job_id, sequence) values (:job, 2)")
                .param("job", job)
                .update();

        partitions.drop(RETENTION);

        assertThat(exists("outbox_" + day(past))).isTrue();
        store.jdbc
                .sql("delete from uncopied_settlement where job_id = :job")
                .param("job", job)
                .update();
        partitions.drop(RETENTION);
        assertThat(exists("outbox_" + day(past))).isFalse();
    }

    private boolean exists(String table) {
        return store.jdbc
                .sql("select to_regclass(:table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private static String day(Instant instant) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(
                instant.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
