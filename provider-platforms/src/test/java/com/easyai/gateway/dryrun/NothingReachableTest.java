package com.easyai.gateway.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapters.Adapters;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** A dry run cannot have an effect, because it holds nothing to have one with. */
class NothingReachableTest {
    private static final Set<Class<?>> EFFECTS =
            Set.of(OkHttpClient.class, OutboundHttp.class, JdbcClient.class, DataSource.class, Socket.class);

    @Test
    void dry_run_holds_no_client_no_database_and_no_permits() {
        Set<Object> reachable = ReachableObjects.from(Copies.DRY_RUN);

        assertThat(reachable).anyMatch(ProviderAdapter.class::isInstance).anyMatch(ProviderHttp.class::isInstance);
        assertThat(reachable).noneMatch(NothingReachableTest::hasEffects);
    }

    @Test
    void real_adapters_would_be_noticed() {
        try (var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse("")))) {
            Set<Object> reachable = ReachableObjects.from(new Adapters(http, Clock.systemUTC()));

            assertThat(reachable).anyMatch(OkHttpClient.class::isInstance);
        }
    }

    @Test
    void adapter_of_a_dry_run_that_is_made_to_submit_reaches_nobody() {
        ProviderAdapter adapter =
                Adapters.withoutConnections(Clock.systemUTC()).named("openai").orElseThrow();
        var account = new Account("one", "https://one.example/v1", Map.of("apiKey", "k"), Duration.ofSeconds(1));
        var call = new PreparedCall(
                JobKind.IMAGE,
                "gpt-image-1",
                JsonNodeFactory.instance.objectNode().put("prompt", "a fox"));

        SubmitReply reply = adapter.submit(call, account, url -> {
            throw new AssertionError("no input is read");
        });

        assertThat(reply).isInstanceOf(SubmitReply.Unknown.class);
        assertThatThrownBy(() -> ProviderHttp.closed().ask("GET", account, Headers.of()))
                .hasMessageContaining("must not call one.example");
    }

    private static boolean hasEffects(Object object) {
        return EFFECTS.stream().anyMatch(type -> type.isInstance(object))
                || object.getClass().getName().startsWith("com.easyai.gateway.limits.TakePermits");
    }
}
