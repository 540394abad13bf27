package com.easyai.gateway.videos;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobObject.Artifact;
import com.easyai.gateway.storedfiles.OpenStoredFile;
import com.easyai.gateway.storedfiles.Span;
import com.easyai.gateway.storedfiles.StoredFile;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /v1/videos/{id}/content}: the stored file, or a part of it, passed on piece by piece. */
@Controller
final class StreamContent {
    private final OwnVideos own;
    private final OpenStoredFile files;

    StreamContent(OwnVideos own, OpenStoredFile files) {
        this.own = own;
        this.files = files;
    }

    @GetMapping("/v1/videos/{id}/content")
    void content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Artifact file = stored(own.of(Door.callerOf(request), id).job().object());
        refuseOtherVariant(request);
        String etag = "\"" + file.sha256() + "\"";
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", etag);
        long length = OpenStoredFile.lengthOf(file);
        switch (ByteRange.of(isSame(request, etag) ? request.getHeader("Range") : null, length)) {
            case ByteRange.Whole() -> {
                try (StoredFile open = files.open(file, new Span(0, length))) {
                    send(request, response, file, open);
                }
            }
            case ByteRange.Part(Span span) -> {
                try (StoredFile open = files.open(file, span)) {
                    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                    response.setHeader("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + length);
                    send(request, response, file, open);
                }
            }
            case ByteRange.Beyond() -> {
                response.setHeader("Content-Range", "bytes */" + length);
                throw beyond(length);
            }
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Artifact file, StoredFile open)
            throws IOException {
        response.setContentType(Objects.requireNonNullElse(file.mediaType(), "video/mp4"));
        response.setContentLengthLong(open.length());
        if (!request.getMethod().equals("HEAD")) {
            open.copyTo(response.getOutputStream());
        }
    }

    private static GatewayException beyond(long length) {
        return GatewayException.at(
                "Range",
                ErrorCode.RANGE_NOT_SATISFIABLE,
                "The range must begin before the video's end, which is at byte " + length + ".");
    }

    private static Artifact stored(JobObject job) {
        if (job.error() != null) {
            throw GatewayException.of(
                    ErrorCode.NOT_FOUND,
                    "The video was not made: " + job.error().message());
        }
        if (job.result() == null || job.result().artifacts().isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.NOT_FOUND,
                    "The video is not ready yet; GET /v1/videos/" + job.id() + " tells when it is completed.");
        }
        return job.result().artifacts().getFirst();
    }

    private static void refuseOtherVariant(HttpServletRequest request) {
        String variant = request.getParameter("variant");
        if (variant != null && !variant.equals("video")) {
            throw GatewayException.at(
                    "variant", ErrorCode.INVALID_VALUE, "variant must be video: thumbnails and sprites are not kept.");
        }
    }

    /** A range asked for only if the file is still the same one counts only then. */
    private static boolean isSame(HttpServletRequest request, String etag) {
        String condition = request.getHeader("If-Range");
        return condition == null || condition.equals(etag);
    }
}
