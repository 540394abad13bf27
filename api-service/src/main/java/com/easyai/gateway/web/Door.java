package com.easyai.gateway.web;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.caller.IdentifyCaller;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.topics.TraceContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The first and last to see a request: numbers it and lets it in only where its token may go. It decides by the path that
 * the server decoded and normalised, so that no spelling of a path slips past.
 */
public final class Door implements Filter {
    private static final String CALLER = Caller.class.getName();

    private final IdentifyCaller identify;
    private final ErrorAnswers errors;
    private final CountRequests count;

    Door(IdentifyCaller identify, ErrorAnswers errors, CountRequests count) {
        this.identify = identify;
        this.errors = errors;
        this.count = count;
    }

    /** The user of a request to {@code /v1}. */
    public static Caller callerOf(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request to " + request.getServletPath() + " came in without a caller");
    }

    /** The trace that a request is part of, if its sender keeps one. */
    public static Optional<TraceContext> traceOf(HttpServletRequest request) {
        return TraceContext.of(request.getHeader("traceparent"), request.getHeader("tracestate"));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = (HttpServletResponse) response;
        var asked = (HttpServletRequest) request;
        Realm realm = Realm.of(asked.getServletPath());
        long start = System.nanoTime();
        answer.setHeader(RequestNumber.HEADER, RequestNumber.of(asked.getHeader(RequestNumber.HEADER)));
        if (mayEnter(realm, asked, answer)) {
            chain.doFilter(request, response);
        }
        if (!isStream(answer)) {
            count.answered(realm, answer.getStatus(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private boolean mayEnter(Realm realm, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            check(realm, request, response);
            return true;
        } catch (GatewayException e) {
            errors.answer(request, response, e);
            return false;
        }
    }

    private void check(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        switch (realm) {
            case USERS -> {
                response.setHeader("Cache-Control", "no-store");
                request.setAttribute(CALLER, identify.user(request));
            }
            case SERVER_MAIN -> identify.requireServerMain(request);
            case OPERATORS -> identify.requireOperator(request);
            case OPEN -> {}
        }
    }

    /** A stream's time is its job's, not ours. */
    private static boolean isStream(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith("text/event-stream");
    }
}
