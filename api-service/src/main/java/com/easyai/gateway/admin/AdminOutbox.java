package com.easyai.gateway.admin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /admin/outbox}: uploads, settlements and webhooks that wait or are stuck. */
@Controller
final class AdminOutbox {
    private static final List<String> STATES = List.of("parked", "refused", "pending", "blocked");

    private final OutboxDesk outbox;

    AdminOutbox(OutboxDesk outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/admin/outbox")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String state = Query.oneOf(request, "state", STATES).toUpperCase(Locale.ROOT);
        var deliveries = outbox.inState(state, Query.limit(request));
        Answers.json(response, HttpServletResponse.SC_OK, Listing.of(deliveries));
    }

    @PostMapping("/admin/outbox/{id}/replay")
    void replay(@PathVariable String id, HttpServletResponse response) throws IOException {
        if (!outbox.replay(id)) {
            throw GatewayException.of(
                    ErrorCode.NOT_FOUND,
                    "No parked or refused delivery has this id; GET /admin/outbox?state=parked lists those there are.");
        }
        Answers.json(response, HttpServletResponse.SC_OK, Map.of("id", id, "state", "pending"));
    }
}
