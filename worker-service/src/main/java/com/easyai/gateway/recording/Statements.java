package com.easyai.gateway.recording;

import com.easyai.gateway.attempt.GiveUpAttempt;
import com.easyai.gateway.attempt.NoteAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.SaveTasks;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.claim.ReleaseJobs;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.waiting.ParkJobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's statements by which a worker writes about its jobs. */
record Statements(
        StartAttempts startAttempts,
        SaveTasks saveTasks,
        SaveDeliveries saveDeliveries,
        GiveUpAttempt giveUp,
        NoteAttempt note,
        EndJobs end,
        ParkJobs park,
        ReleaseJobs release)
        implements AutoCloseable {
    /** Results may be pictures of several megabytes each, all of them in memory until their commit. */
    private static final GroupCommit.Size FEW_AT_ONCE = new GroupCommit.Size(2, 16, 20_000);

    static Statements of(JdbcClient jdbc) {
        return new Statements(
                new StartAttempts(jdbc, GroupCommit.Size.DEFAULT),
                new SaveTasks(jdbc, GroupCommit.Size.DEFAULT),
                new SaveDeliveries(jdbc, FEW_AT_ONCE),
                new GiveUpAttempt(jdbc),
                new NoteAttempt(jdbc),
                new EndJobs(jdbc),
                new ParkJobs(jdbc, GroupCommit.Size.DEFAULT),
                new ReleaseJobs(jdbc));
    }

    @Override
    public void close() {
        startAttempts.close();
        saveTasks.close();
        saveDeliveries.close();
        park.close();
    }
}
