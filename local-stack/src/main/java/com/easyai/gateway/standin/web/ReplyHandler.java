package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and sends what it answers. */
final class ReplyHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyHandler.class);

    /** What a caller may still be sending when it is refused; past this the connection is given up. */
    private static final int DRAIN_LIMIT = 64 * 1024 * 1024;

    private final Routes routes;

    ReplyHandler(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Reply reply = answer(request);
        switch (reply) {
            case Reply.Whole whole -> send(whole, response, callback);
            case Reply.Streamed streamed -> send(streamed, request, response, callback);
            case Reply.Cut cut -> cut(request, callback);
        }
        return true;
    }

    private Reply answer(Request request) {
        Optional<Routes.Match> match = routes.find(request.getMethod(), Request.getPathInContext(request));
        if (match.isEmpty()) {
            return Reply.notFound();
        }
        Exchange exchange = new Exchange(request, match.get().parts());
        try {
            Reply reply = match.get().route().answer(exchange);
            drain(exchange.body());
            return reply;
        } catch (IOException gone) {
            LOG.debug("{} {} was given up by its caller", request.getMethod(), request.getHttpURI(), gone);
            return new Reply.Cut();
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed; the caller sees a 500", request.getMethod(), request.getHttpURI(), bug);
            return Reply.json(500, Map.of("message", "The stand-in itself failed; its log says why."));
        }
    }

    private static void drain(InputStream body) throws IOException {
        body.skip(DRAIN_LIMIT);
    }

    private static void send(Reply.Whole reply, Response response, Callback callback) {
        head(response, reply.status(), reply.mediaType(), reply.headers());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().remaining());
        response.write(true, reply.body().slice(), callback);
    }

    private static void send(Reply.Streamed reply, Request request, Response response, Callback callback) {
        head(response, reply.status(), reply.mediaType(), reply.headers());
        if (reply.length() >= 0) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.length());
        }
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            reply.body().writeTo(out);
        } catch (IOException broken) {
            LOG.debug("{} breaks off; its caller sees the connection end", request.getHttpURI(), broken);
            cut(request, callback);
            return;
        }
        callback.succeeded();
    }

    private static void head(Response response, int status, String mediaType, Map<String, String> headers) {
        response.setStatus(status);
        if (!mediaType.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        }
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
    }

    /** Closing comes first, so that what the server then tries to say is lost like the rest. */
    private static void cut(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.succeeded();
    }
}
