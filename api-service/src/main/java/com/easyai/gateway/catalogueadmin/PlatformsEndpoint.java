package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin/platforms}: the platforms that this replica goes by, and how they are doing just now. */
@Controller
final class PlatformsEndpoint {
    private final CurrentCatalogue current;
    private final ReadLimits limits;
    private final CircuitBoard circuits;

    PlatformsEndpoint(CurrentCatalogue current, ReadLimits limits, CircuitBoard circuits) {
        this.current = current;
        this.limits = limits;
        this.circuits = circuits;
    }

    private record Platforms(String object, int revision, List<PlatformView> data) {}

    @GetMapping("/admin/platforms")
    void list(HttpServletResponse response) throws IOException {
        Catalogue catalogue = current.get();
        var live = new LiveUse(limits.read(), circuits.read());
        List<PlatformView> views = catalogue.platforms().stream()
                .map(platform -> PlatformView.of(platform, live))
                .toList();
        Answers.json(response, HttpServletResponse.SC_OK, new Platforms("list", catalogue.revision(), views));
    }
}
