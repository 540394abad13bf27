package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.revision.RevisionDesk;
import com.easyai.gateway.revision.StoreCatalogue;
import com.easyai.gateway.revision.StoreOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /admin/catalogue}: the newest document, and putting another in its place. */
@Controller
final class CatalogueEndpoint {
    private final RevisionDesk desk;
    private final StoreCatalogue store;
    private final CurrentCatalogue current;

    CatalogueEndpoint(RevisionDesk desk, StoreCatalogue store, CurrentCatalogue current) {
        this.desk = desk;
        this.store = store;
        this.current = current;
    }

    @GetMapping("/admin/catalogue")
    void newest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShowDocument.as(request, response, desk.newest().orElseThrow(CatalogueEndpoint::nothingStored));
    }

    /** Stores the whole document or nothing of it; this replica goes by it at once, the others within two seconds. */
    @PutMapping("/admin/catalogue")
    void put(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var condition = IfMatch.of(request);
        switch (store.store(ReadDocument.text(request), condition)) {
            case StoreOutcome.Stored stored -> {
                current.refresh();
                PutAnswers.stored(response, stored);
            }
            case StoreOutcome.Refused(var problems) -> PutAnswers.refused(response, problems);
            case StoreOutcome.Outdated(int newest) -> throw outdated(newest);
        }
    }

    private static GatewayException nothingStored() {
        return GatewayException.of(
                ErrorCode.NOT_FOUND, "No catalogue is stored yet; PUT one to /admin/catalogue, as YAML or JSON.");
    }

    private static GatewayException outdated(int newest) {
        return GatewayException.at(
                "If-Match",
                ErrorCode.PRECONDITION_FAILED,
                "If-Match does not name the newest revision, which is " + newest
                        + "; GET it, make the change again, and PUT that. Nothing was stored.");
    }
}
