package com.easyai.gateway.videolist;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of a user's videos, without those that were deleted. */
public final class ListVideos {
    private static final UUID BEFORE_ALL = new UUID(0L, 0L);
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String NEWEST_FIRST = """
            select id from job
             where user_sub = :sub and id < :last and kind = 'VIDEO' and not hidden
             order by id desc
             limit :limit
            """;
    private static final String OLDEST_FIRST = """
            select id from job
             where user_sub = :sub and id > :last and kind = 'VIDEO' and not hidden
             order by id
             limit :limit
            """;

    private final JdbcClient jdbc;

    public ListVideos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a page asks for; {@code after} is the last id of the page before, in the same order. */
    public record Page(boolean newestFirst, Optional<JobId> after, int limit) {}

    public List<JobId> ofUser(String sub, Page page) {
        return jdbc.sql(page.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST)
                .param("sub", sub)
                .param("last", page.after().map(JobId::value).orElse(page.newestFirst() ? AFTER_ALL : BEFORE_ALL))
                .param("limit", page.limit())
                .query((row, n) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }
}
