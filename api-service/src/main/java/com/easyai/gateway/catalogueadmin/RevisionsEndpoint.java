package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.admin.Listing;
import com.easyai.gateway.admin.Query;
import com.easyai.gateway.documentdiff.DocumentChange;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.revision.RevisionDesk;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /admin/catalogue/revisions}: all that were ever in force, and what changed from one to another. */
@Controller
final class RevisionsEndpoint {
    private static final Pattern ONE = Pattern.compile("\\d{1,9}");
    private static final Pattern TWO = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    private final RevisionDesk desk;

    RevisionsEndpoint(RevisionDesk desk) {
        this.desk = desk;
    }

    private record Changes(int from, int to, List<DocumentChange> changes) {}

    /** Newest first; {@code before} is the last revision of the page before. */
    @GetMapping("/admin/catalogue/revisions")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int before = Query.wholeNumber(request, "before", Integer.MAX_VALUE);
        var page = desk.olderThan(before, Query.limit(request));
        Answers.json(response, HttpServletResponse.SC_OK, Listing.of(page));
    }

    /** {@code 17} is one revision's document, {@code 16..17} is what changed from 16 to 17. */
    @GetMapping("/admin/catalogue/revisions/{which}")
    void show(@PathVariable String which, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher two = TWO.matcher(which);
        if (two.matches()) {
            Answers.json(response, HttpServletResponse.SC_OK, changes(number(two.group(1)), number(two.group(2))));
        } else if (ONE.matcher(which).matches()) {
            ShowDocument.as(request, response, desk.revision(number(which)).orElseThrow(RevisionsEndpoint::unknown));
        } else {
            throw unknown();
        }
    }

    private Changes changes(int from, int to) {
        return new Changes(from, to, desk.changes(from, to).orElseThrow(RevisionsEndpoint::unknown));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static GatewayException unknown() {
        return GatewayException.of(
                ErrorCode.NOT_FOUND,
                "There is no such revision; name one such as 17, or two such as 16..17, of those that"
                        + " GET /admin/catalogue/revisions lists.");
    }
}
