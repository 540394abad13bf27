package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the store says a worker owns: its lease keeps these jobs from everybody else, whether it knows of them or not. */
public final class OwnedJobs {
    private static final String OWNED = "select id, epoch from job where owner = :worker";
    // Only where the owner is still the former incarnation: what was released meanwhile stays lost. The epoch stays
    // too,
    // so that the claims held in memory go on.
    private static final String ADOPT = "update job set owner = :worker where owner = :former returning id, epoch";

    private final JdbcClient jdbc;

    public OwnedJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Claim> of(WorkerId worker) {
        return jdbc.sql(OWNED)
                .param("worker", worker.value())
                .query((row, n) -> new Claim(new JobId(row.getObject("id", UUID.class)), row.getInt("epoch")))
                .list();
    }

    /**
     * Takes over what a former incarnation of the same process owned when its lease ran out and nobody has released yet;
     * returns the claims that go on. All its other claims are lost.
     */
    public List<Claim> adopt(WorkerId worker, WorkerId former) {
        return jdbc.sql(ADOPT)
                .param("worker", worker.value())
                .param("former", former.value())
                .query((row, n) -> new Claim(new JobId(row.getObject("id", UUID.class)), row.getInt("epoch")))
                .list();
    }
}
