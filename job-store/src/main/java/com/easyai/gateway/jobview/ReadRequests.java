package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads what was asked of jobs. The database picks it out: a request may hold pictures of many megabytes. */
public final class ReadRequests {
    private static final String READ = """
            select id, hidden, request::json #>> '{presentation,responseFormat}' as response_format,
                   prompt, seconds, size, quality, background, output_format
              from job
             cross join lateral json_to_record(request::json -> 'parameters')
                     as asked (prompt text, seconds text, size text, quality text, background text, output_format text)
             where id = any(:ids)
            """;

    private final JdbcClient jdbc;

    public ReadRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RequestView> of(JobId job) {
        return Optional.ofNullable(of(List.of(job)).get(job));
    }

    /** One that is not kept any more is not in the map. */
    public Map<JobId, RequestView> of(List<JobId> jobs) {
        var views = new HashMap<JobId, RequestView>();
        jdbc.sql(READ)
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", jobs.stream().map(JobId::value).toArray()))
                .query(row -> {
                    views.put(new JobId(row.getObject("id", UUID.class)), read(row));
                });
        return views;
    }

    private static RequestView read(ResultSet row) throws SQLException {
        return new RequestView(
                row.getBoolean("hidden"),
                row.getString("response_format"),
                row.getString("prompt"),
                row.getString("seconds"),
                row.getString("size"),
                new RequestView.Look(
                        row.getString("quality"), row.getString("background"), row.getString("output_format")));
    }
}
