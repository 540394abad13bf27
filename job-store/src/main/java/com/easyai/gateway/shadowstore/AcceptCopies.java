package com.easyai.gateway.shadowstore;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes copies in. Guarantees that of all copies with one id only the first is kept, wherever they come from. */
public final class AcceptCopies implements AutoCloseable {
    private static final String INSERT = """
            insert into shadow_comparison (request_id, kind, model, document, document_bytes, due_at, compared_at, findings)
            select request_id, kind, model, document, bytes, case when document is not null then now() end,
                   case when findings is not null then now() end, cast(findings as jsonb)
              from unnest(:ids, :kinds, :models, :documents, :bytes, :findings)
                as row (request_id, kind, model, document, bytes, findings)
            on conflict (request_id) do nothing
            returning request_id
            """;

    private final JdbcClient jdbc;
    private final GroupCommit<NewCopy, Boolean> writer;

    public AcceptCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("copies", new GroupCommit.Size(1, 100, 2_000), this::store);
    }

    /**
     * Returns after the commit, which callers share; false if the id was known.
     *
     * @throws GroupCommit.FullException if too many wait already; nothing was stored
     */
    public boolean accept(NewCopy copy) {
        return writer.write(copy);
    }

    /** Stores all of them in one statement; says of each whether it was kept, the first of its id. */
    public List<Boolean> store(List<NewCopy> copies) {
        // Writers that insert the same ids in the same order wait for each other and do not deadlock.
        List<NewCopy> ordered =
                copies.stream().sorted(Comparator.comparing(NewCopy::requestId)).toList();
        Set<String> stored = new HashSet<>(Columns.of(jdbc.sql(INSERT), ordered)
                .with("ids", "text", NewCopy::requestId)
                .with("kinds", "text", NewCopy::kind)
                .with("models", "text", NewCopy::model)
                .with("documents", "text", NewCopy::document)
                .with("bytes", "int4", NewCopy::bytes)
                .with("findings", "text", NewCopy::findings)
                .statement()
                .query(String.class)
                .list());
        return copies.stream().map(copy -> stored.remove(copy.requestId())).toList();
    }

    @Override
    public void close() {
        writer.close();
    }
}
