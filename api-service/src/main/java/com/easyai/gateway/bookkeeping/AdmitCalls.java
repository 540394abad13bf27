package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.BeginCalls;
import com.easyai.gateway.calls.Beginning;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.Question;
import com.easyai.gateway.limits.TakePermits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Begins calls and asks the limits about them, in one statement that the callers of this process share: one round trip and
 * one commit are waited for before a platform is asked.
 */
public final class AdmitCalls implements AutoCloseable {
    /**
     * Mostly every call is new, and the limits are asked at once: last, because whoever else asks about the same platforms
     * waits from there to the commit. Where a key was known, the rows say which calls are begun, and nothing is counted.
     */
    private static final String ADMIT = """
            , all_begun as materialized (
                select cast(:permit_owners as uuid[]) as owners from begun having count(*) = :calls
            )
            select null::uuid as begun, %s
              from all_begun cross join lateral %s
             union all
            select id, null, null, null, null, null, null from begun where not exists (select from all_begun)
            """.formatted(Question.REPLY, Question.from("all_begun.owners"));

    private static final String WITH_KEYS = BeginCalls.BEGUN + ADMIT;
    private static final String WITHOUT_KEYS = BeginCalls.BEGUN_WITHOUT_KEYS + ADMIT;

    private final JdbcClient jdbc;
    private final BeginCalls begin;
    private final GroupCommit<Admission, Admitted> writer;

    private record Admission(NewCall call, PermitRequest permit) {}

    /** What is committed. */
    public sealed interface Admitted {
        /** The call is begun, and counted where there is room for it. */
        record Begun(PermitReply room) implements Admitted {}

        /** Its key is known: nothing was begun, and nothing counted. */
        record Known(Beginning earlier) implements Admitted {}
    }

    public AdmitCalls(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.begin = new BeginCalls(jdbc);
        this.writer = new GroupCommit<>("calls", size, this::admitAll);
    }

    /** Returns after the commit. */
    public Admitted admit(NewCall call, PermitRequest permit) {
        return writer.write(new Admission(call, permit));
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Admitted> admitAll(List<Admission> admissions) {
        List<NewCall> calls = admissions.stream().map(Admission::call).toList();
        var question = new Question(admissions.stream().map(Admission::permit).toList());
        boolean keyed = calls.stream().anyMatch(call -> call.key().isPresent());
        JdbcClient.StatementSpec statement = BeginCalls.bind(jdbc.sql(keyed ? WITH_KEYS : WITHOUT_KEYS), calls);
        question.bind(statement).param("calls", calls.size());
        var begun = new HashSet<UUID>();
        var admitted = new ArrayList<Admitted>();
        long before = System.nanoTime();
        statement.query(row -> {
            read(row, before, begun, admitted);
        });
        return admitted.size() == calls.size() ? admitted : admitNew(admissions, calls, begun);
    }

    private static void read(ResultSet row, long before, Set<UUID> begun, List<Admitted> admitted) throws SQLException {
        UUID id = row.getObject("begun", UUID.class);
        if (id == null) {
            admitted.add(new Admitted.Begun(Question.reply(row, before)));
        } else {
            begun.add(id);
        }
    }

    /** Some keys were known: the limits are asked about the other calls only, in a round trip of its own. */
    private List<Admitted> admitNew(List<Admission> admissions, List<NewCall> calls, Set<UUID> begun) {
        List<PermitRequest> asking = admissions.stream()
                .filter(admission -> begun.contains(admission.call().id().value()))
                .map(Admission::permit)
                .toList();
        Iterator<PermitReply> replies = TakePermits.takeAll(jdbc, asking).iterator();
        return begin.outcomes(calls, begun).stream()
                .map(outcome -> admitted(outcome, replies))
                .toList();
    }

    private static Admitted admitted(Beginning beginning, Iterator<PermitReply> replies) {
        return beginning instanceof Beginning.Begun
                ? new Admitted.Begun(replies.next())
                : new Admitted.Known(beginning);
    }
}
