package com.easyai.gateway.videos;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.submission.Accepted;
import com.easyai.gateway.submission.SubmitMedia;
import com.easyai.gateway.videolist.ListVideos;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/videos}, {@code GET /v1/videos/{id}} and {@code GET /v1/videos}: jobs as OpenAI's video objects. */
@Controller
final class ShowVideos {
    private final SubmitMedia submit;
    private final OwnVideos own;
    private final Duration kept;

    ShowVideos(SubmitMedia submit, OwnVideos own, Duration kept) {
        this.submit = submit;
        this.own = own;
        this.kept = kept;
    }

    private record Page(
            String object,
            List<VideoObject> data,

            @JsonProperty("first_id") @Nullable JobId firstId,

            @JsonProperty("last_id") @Nullable JobId lastId,

            @JsonProperty("has_more") boolean hasMore) {}

    /** Answered at once, so server-main hears of the end by webhook, as with {@code POST /v1/jobs}. */
    @PostMapping("/v1/videos")
    void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Accepted accepted = submit.submit(request, JobKind.VIDEO, true);
        accepted.announce(response);
        var video = VideoObject.of(accepted.job(), own.asked(accepted.job().id()), kept);
        Answers.json(response, HttpServletResponse.SC_OK, video);
    }

    @GetMapping("/v1/videos/{id}")
    void one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.json(response, HttpServletResponse.SC_OK, shown(own.of(Door.callerOf(request), id)));
    }

    @GetMapping("/v1/videos")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ListVideos.Page asked = VideoQuery.read(request);
        int limit = asked.limit() - 1;
        List<OwnVideos.Video> found = own.page(Door.callerOf(request), asked);
        List<VideoObject> videos = found.stream().limit(limit).map(this::shown).toList();
        Answers.json(
                response,
                HttpServletResponse.SC_OK,
                new Page(
                        "list",
                        videos,
                        videos.isEmpty() ? null : videos.getFirst().id(),
                        videos.isEmpty() ? null : videos.getLast().id(),
                        found.size() > limit));
    }

    private VideoObject shown(OwnVideos.Video video) {
        return VideoObject.of(video.job().object(), video.asked(), kept);
    }
}
