package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.BeginCalls;
import com.easyai.gateway.calls.Beginning;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins calls and asks the limits about them, in one transaction that the callers of this process share: one commit is
 * waited for before a platform is asked, not two.
 */
public final class AdmitCalls implements AutoCloseable {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
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

    public AdmitCalls(JdbcClient jdbc, TransactionTemplate transaction, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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
        return transaction.execute(status -> {
            List<Beginning> beginnings =
                    begin.begin(admissions.stream().map(Admission::call).toList());
            var asking = new ArrayList<PermitRequest>();
            for (int i = 0; i < beginnings.size(); i++) {
                if (beginnings.get(i) instanceof Beginning.Begun) {
                    asking.add(admissions.get(i).permit());
                }
            }
            // Last, because whoever asks about the same platforms waits from here to the commit.
            Iterator<PermitReply> replies = TakePermits.takeAll(jdbc, asking).iterator();
            return beginnings.stream().map(b -> admitted(b, replies)).toList();
        });
    }

    private static Admitted admitted(Beginning beginning, Iterator<PermitReply> replies) {
        return beginning instanceof Beginning.Begun
                ? new Admitted.Begun(replies.next())
                : new Admitted.Known(beginning);
    }
}
