package com.easyai.gateway.ending;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads {@code id, version, state}. */
final class EndedJobs {
    private EndedJobs() {}

    static EndedJob read(ResultSet row) throws SQLException {
        return new EndedJob(
                new JobId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                JobState.valueOf(row.getString("state")));
    }
}
