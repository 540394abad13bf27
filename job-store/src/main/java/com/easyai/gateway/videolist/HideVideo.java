package com.easyai.gateway.videolist;

import com.easyai.gateway.job.JobId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a video out of its user's list, whatever became of its job; job, bill and file stay as they are. */
public final class HideVideo {
    private final JdbcClient jdbc;

    public HideVideo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if there was no such video in this user's list, so that of two deletions one wins. */
    public boolean hide(JobId job, String userSub) {
        return jdbc.sql("update job set hidden = true"
                                + " where id = :job and user_sub = :sub and kind = 'VIDEO' and not hidden")
                        .param("job", job.value())
                        .param("sub", userSub)
                        .update()
                == 1;
    }
}
