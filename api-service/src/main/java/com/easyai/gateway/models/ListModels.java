package com.easyai.gateway.models;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}: what some platform offers, and never which. */
@Controller
final class ListModels {
    private final CurrentCatalogue catalogue;
    private final RevisionTime times;

    ListModels(CurrentCatalogue catalogue, RevisionTime times) {
        this.catalogue = catalogue;
        this.times = times;
    }

    private record Page(String object, List<ModelObject> data) {}

    @GetMapping("/v1/models")
    void list(HttpServletResponse response) throws IOException {
        Catalogue offered = catalogue.get();
        Instant since = times.of(offered.revision());
        List<ModelObject> models = offered.models().stream()
                .filter(model -> isOffered(offered, model))
                .map(model -> ModelObject.of(model.name(), since))
                .toList();
        Answers.json(response, HttpServletResponse.SC_OK, new Page("list", models));
    }

    @GetMapping("/v1/models/{id}")
    void one(@PathVariable String id, HttpServletResponse response) throws IOException {
        Catalogue offered = catalogue.get();
        Model model = offered.model(id)
                .filter(known -> isOffered(offered, known))
                .orElseThrow(() -> GatewayException.at(
                        "model",
                        ErrorCode.MODEL_NOT_FOUND,
                        "There is no model of this id; GET /v1/models lists those there are."));
        Answers.json(response, HttpServletResponse.SC_OK, ModelObject.of(model.name(), times.of(offered.revision())));
    }

    private static boolean isOffered(Catalogue offered, Model model) {
        return model.kinds().stream()
                .anyMatch(kind -> !offered.offering(model.name(), kind).isEmpty());
    }
}
