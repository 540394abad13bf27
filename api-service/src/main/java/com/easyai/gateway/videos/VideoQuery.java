package com.easyai.gateway.videos;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.videolist.ListVideos;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which part of the list of videos is asked for. */
final class VideoQuery {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private VideoQuery() {}

    /** Asks the store for one more than the page has, which tells whether there are more. */
    static ListVideos.Page read(HttpServletRequest request) {
        return new ListVideos.Page(
                isNewestFirst(request.getParameter("order")),
                after(request.getParameter("after")),
                limit(request.getParameter("limit")) + 1);
    }

    private static boolean isNewestFirst(@Nullable String order) {
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw invalid("order", "must be one of asc, desc");
        }
        return !"asc".equals(order);
    }

    private static Optional<JobId> after(@Nullable String text) {
        Optional<JobId> id = Optional.ofNullable(text).flatMap(JobId::parse);
        if (text != null && id.isEmpty()) {
            throw invalid("after", "must be the id of a video, such as the last_id of the page before");
        }
        return id;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw invalid("limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }
}
