package com.easyai.gateway.resealing;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.sealing.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Users' credentials of jobs that are not over, and the headers that results are fetched with. Small batches, each a
 * transaction of its own.
 */
public final class ResealJobs implements Reseal {
    private static final Logger LOG = LoggerFactory.getLogger(ResealJobs.class);
    private static final int BATCH = 200;
    private static final Row BEFORE_ALL = new Row(new UUID(0, 0), -1, "", new byte[0]);

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public ResealJobs(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    private record Row(UUID job, int index, String boundTo, byte[] sealed) {}

    private record Resealed(Row row, byte[] anew) {}

    @Override
    public int reseal() {
        return Arrays.stream(Place.values()).mapToInt(this::reseal).sum();
    }

    @Override
    public boolean isDone() {
        return Arrays.stream(Place.values())
                .allMatch(place -> find(place, BEFORE_ALL, 1).isEmpty());
    }

    private int reseal(Place place) {
        int sealed = 0;
        List<Row> rows = find(place, BEFORE_ALL, BATCH);
        while (!rows.isEmpty()) {
            sealed += seal(
                    place,
                    rows.stream().map(this::anew).flatMap(Optional::stream).toList());
            rows = find(place, rows.getLast(), BATCH);
        }
        return sealed;
    }

    private List<Row> find(Place place, Row after, int max) {
        return jdbc.sql(place.find)
                .param("job", after.job())
                .param("index", after.index())
                .param("older", new SqlArrayValue("bytea", (Object[])
                        sealer.olderMarks().toArray(byte[][]::new)))
                .param("max", max)
                .query((row, n) -> read(place, row))
                .list();
    }

    private static Row read(Place place, ResultSet row) throws SQLException {
        UUID id = row.getObject("bound_to", UUID.class);
        return new Row(
                row.getObject("job_id", UUID.class),
                row.getInt("index"),
                place == Place.ARTIFACTS ? new ArtifactId(id).toString() : new JobId(id).toString(),
                row.getBytes("sealed"));
    }

    /** Empty for a secret that does not open: it is of no use to anybody, and must not keep the others from their turn. */
    private Optional<Resealed> anew(Row row) {
        try {
            return Optional.of(new Resealed(row, sealer.seal(sealer.open(row.sealed(), row.boundTo()), row.boundTo())));
        } catch (IllegalStateException e) {
            LOG.warn(
                    "The secret of {} does not open and stays as it is; what needs it will fail: {}",
                    row.boundTo(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private int seal(Place place, List<Resealed> rows) {
        return Columns.of(jdbc.sql(place.seal), rows)
                .with("jobs", "uuid", r -> r.row().job())
                .with("indexes", "int4", r -> r.row().index())
                .with("older", "bytea", r -> r.row().sealed())
                .with("anew", "bytea", Resealed::anew)
                .statement()
                .update();
    }
}
