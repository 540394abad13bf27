package com.easyai.gateway.jobview;

import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/** A stored artifact as its owner sees it. */
final class ArtifactRow {
    static final String COLUMNS = "id, index, media_type, bytes, sha256, file_id, url, object_key";

    private ArtifactRow() {}

    static JobObject.Artifact read(ResultSet row) throws SQLException {
        return new JobObject.Artifact(
                new ArtifactId(row.getObject("id", UUID.class)),
                row.getInt("index"),
                row.getString("media_type"),
                row.getLong("bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("file_id"),
                row.getString("url"),
                row.getString("object_key"));
    }
}
