package com.easyai.gateway.web;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.caller.IdentifyCaller;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first and last to see a request: numbers it and lets it in only where its token may go. It decides by the path that
 * the server decoded and normalised, so that no spelling of a path slips past.
 */
public final class Door implements Filter {
    private static final String CALLER = Caller.class.getName();

    private final IdentifyCaller identify;
    private final ErrorAnswers errors;

    Door(IdentifyCaller identify, ErrorAnswers errors) {
        this.identify = identify;
        this.errors = errors;
    }

    /** The user of a request to {@code /v1}. */
    public static Caller callerOf(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request to " + request.getServletPath() + " came in without a caller");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        letIn((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(RequestNumber.HEADER, RequestNumber.of(request.getHeader(RequestNumber.HEADER)));
        try {
            check(request, response);
        } catch (GatewayException e) {
            errors.answer(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private void check(HttpServletRequest request, HttpServletResponse response) {
        switch (Realm.of(request.getServletPath())) {
            case USERS -> {
                response.setHeader("Cache-Control", "no-store");
                request.setAttribute(CALLER, identify.user(request));
            }
            case SERVER_MAIN -> identify.requireServerMain(request);
            case OPERATORS -> identify.requireOperator(request);
            case OPEN -> {}
        }
    }
}
