package com.easyai.gateway.web;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a caller is told of an exception; empty for one that nobody foresaw. */
final class ExplainFailure {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private ExplainFailure() {}

    static Optional<GatewayException> explain(Exception failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case GatewayException known -> known;
                    case GroupCommit.FullException full ->
                        away("More requests are coming in than can be stored; try again.", SOON);
                    case TransientDataAccessException away -> storeAway();
                    case RecoverableDataAccessException away -> storeAway();
                    case NonTransientDataAccessResourceException away -> storeAway();
                    case TransactionException away -> storeAway();
                    case NoResourceFoundException none -> nothingHere();
                    case NoHandlerFoundException none -> nothingHere();
                    case HttpRequestMethodNotSupportedException other ->
                        GatewayException.of(
                                ErrorCode.METHOD_NOT_ALLOWED, other.getMethod() + " is not possible at this address.");
                    default -> null;
                });
    }

    private static GatewayException storeAway() {
        return away("The gateway's store does not answer just now; try again.", LATER);
    }

    private static GatewayException away(String message, Duration wait) {
        return GatewayException.later(ErrorCode.SERVICE_UNAVAILABLE, message, wait);
    }

    private static GatewayException nothingHere() {
        return GatewayException.of(ErrorCode.NOT_FOUND, "There is nothing at this address; /openapi.yaml lists all.");
    }
}
