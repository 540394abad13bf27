package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps slots for calls that go on; waits for no decision. */
public final class ExtendPermits {
    private static final String EXTEND = """
            update permit
               set lease_until = clock.moment + :lease * interval '1 millisecond'
              from unnest(:owners, :numbers) as row (owner, number), (select limit_clock() as moment) as clock
             where permit.owner = row.owner and permit.number = row.number
               and not permit.ended and permit.lease_until > clock.moment
            returning permit.owner, permit.number
            """;

    private final JdbcClient jdbc;

    public ExtendPermits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns those that are alive, whose lease ends {@code lease} from now; the slots of others may be taken already. */
    public Set<PermitRequest.Key> extend(List<PermitRequest.Key> keys, Duration lease) {
        return new HashSet<>(Columns.of(jdbc.sql(EXTEND), keys)
                .with("owners", "uuid", PermitRequest.Key::owner)
                .with("numbers", "int4", PermitRequest.Key::number)
                .statement()
                .param("lease", lease.toMillis())
                .query((row, n) -> key(row))
                .list());
    }

    private static PermitRequest.Key key(ResultSet row) throws SQLException {
        return new PermitRequest.Key(row.getObject("owner", UUID.class), row.getInt("number"));
    }
}
