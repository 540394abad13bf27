package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin/platforms}: the platforms that this replica goes by just now. */
@Controller
final class PlatformsEndpoint {
    private final CurrentCatalogue current;

    PlatformsEndpoint(CurrentCatalogue current) {
        this.current = current;
    }

    private record Platforms(String object, int revision, List<PlatformView> data) {}

    @GetMapping("/admin/platforms")
    void list(HttpServletResponse response) throws IOException {
        Catalogue catalogue = current.get();
        List<PlatformView> views =
                catalogue.platforms().stream().map(PlatformView::of).toList();
        Answers.json(response, HttpServletResponse.SC_OK, new Platforms("list", catalogue.revision(), views));
    }
}
