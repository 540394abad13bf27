package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.Columns;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives every scope of a catalogue its row, before anybody asks for a permit there. A new scope is open at once; one that
 * is found without a row later has lost it, and is closed until the minute that nobody remembers is over.
 */
public final class PrepareScopes {
    private static final String PREPARE = """
            insert into limit_scope (scope)
            select scope from unnest(:scopes) as row (scope) order by scope
            on conflict (scope) do nothing
            """;

    private final JdbcClient jdbc;

    public PrepareScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves those alone that there are. */
    public void prepare(Collection<Scope> scopes) {
        Columns.of(jdbc.sql(PREPARE), List.copyOf(scopes))
                .with("scopes", "text", Scope::name)
                .statement()
                .update();
    }
}
