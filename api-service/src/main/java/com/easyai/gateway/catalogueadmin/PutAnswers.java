package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.document.CatalogueProblem;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.revision.StoreOutcome;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** What storing a document is answered with. */
final class PutAnswers {
    private static final ErrorCode CODE = ErrorCode.CATALOGUE_REFUSED;

    private PutAnswers() {}

    /** {@code created} is false if the newest revision says the same already. */
    private record Stored(int revision, boolean created, List<CatalogueProblem> warnings) {}

    /** A problem of RFC 9457 with everything that is wrong. */
    private record Refused(
            String type,
            String title,
            int status,
            String detail,
            ErrorCode code,
            String requestId,
            List<CatalogueProblem> problems) {}

    static void stored(HttpServletResponse response, StoreOutcome.Stored stored) throws IOException {
        ShowDocument.number(response, stored.revision());
        Answers.json(
                response, HttpServletResponse.SC_OK, new Stored(stored.revision(), stored.isNew(), stored.warnings()));
    }

    static void refused(HttpServletResponse response, List<CatalogueProblem> problems) throws IOException {
        String detail = "The document has " + problems.size()
                + (problems.size() == 1 ? " problem" : " problems")
                + "; nothing was stored, and the revision in force stays in force.";
        String request = String.valueOf(response.getHeader("X-Request-Id"));
        var refused =
                new Refused("about:blank", "Catalogue refused", CODE.httpStatus(), detail, CODE, request, problems);
        Answers.write(response, CODE.httpStatus(), "application/problem+json", refused);
    }
}
