package com.easyai.gateway.jobstore;

import com.easyai.gateway.job.JobState;
import com.easyai.gateway.schema.JobPartitions;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL for all tests of the module, with the schema and today's partitions. */
final class TestStore {
    private static final TestStore INSTANCE = new TestStore();

    final JdbcClient jdbc;
    final TransactionTemplate transaction;

    private TestStore() {
        DataSource database = start();
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        new JobPartitions(jdbc, transaction, Clock.systemUTC()).prepare();
        refuseIllegalTransitions();
    }

    /** Every statement of every test runs under this: a change that JobState's table does not allow fails. */
    private void refuseIllegalTransitions() {
        String legal = Arrays.stream(JobState.values())
                .flatMap(from -> Arrays.stream(JobState.values())
                        .filter(to -> from == to || from.mayBecome(to))
                        .map(to -> "'" + from + ">" + to + "'"))
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                        create function legal_transition() returns trigger language plpgsql as $$
                        begin
                            if old.state || '>' || new.state not in (LEGAL) then
                                raise exception 'illegal transition % > %', old.state, new.state
                                    using errcode = 'check_violation';
                            end if;
                            if new.epoch < old.epoch or new.version < old.version then
                                raise exception 'epoch or version went back' using errcode = 'check_violation';
                            end if;
                            return new;
                        end $$
                        """.replace("LEGAL", legal)).update();
        jdbc.sql("create trigger legal before update on job for each row execute function legal_transition()")
                .update();
    }

    static TestStore running() {
        return INSTANCE;
    }

    private static DataSource start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            pool.setMaximumPoolSize(16);
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
