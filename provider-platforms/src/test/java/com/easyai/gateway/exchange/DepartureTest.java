package com.easyai.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Departure;
import com.easyai.gateway.canonical.Json;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class DepartureTest {
    @Test
    void is_told_once_when_the_connection_is_there_and_nothing_was_sent() {
        try (var stub = new ProviderStub()) {
            stub.answers("{}");
            var told = new AtomicInteger();
            Departure departure = () -> {
                assertThat(stub.server.getRequestCount()).isZero();
                told.incrementAndGet();
            };

            Answer answer = submit(stub, departure);

            assertThat(answer).isInstanceOf(Answer.Received.class);
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void that_fails_keeps_the_submission_from_leaving() {
        try (var stub = new ProviderStub()) {
            Departure departure = () -> {
                throw new IllegalStateException("the database is away");
            };

            Answer answer = submit(stub, departure);

            assertThat(answer).isInstanceOf(Answer.NotReached.class);
            assertThat(stub.server.getRequestCount()).isZero();
        }
    }

    @Test
    void is_not_told_of_a_platform_that_cannot_be_reached() {
        var told = new AtomicInteger();
        try (var stub = new ProviderStub()) {
            stub.server.close();

            Answer answer = submit(stub, told::incrementAndGet);

            assertThat(answer).isInstanceOf(Answer.NotReached.class);
            assertThat(told).hasValue(0);
        }
    }

    private static Answer submit(ProviderStub stub, Departure departure) {
        return stub.http.submit(
                stub.account().departing(departure),
                Headers.EMPTY,
                ProviderHttp.json(Json.MAPPER.createObjectNode()),
                "images");
    }
}
