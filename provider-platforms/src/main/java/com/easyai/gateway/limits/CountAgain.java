package com.easyai.gateway.limits;

import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitRequest.Option;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Counts what happened otherwise than it was decided, in the minute that begins now and whatever the limits say. */
public final class CountAgain {
    private static final String COUNT = "select count_again(:scopes, :requests, :tokens)";

    private final JdbcClient jdbc;

    public CountAgain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be called when a call is about to leave: if the time for which it was counted is over, because its inputs or a
     * connection took long, it is counted once more, so that the provider's minute never holds more than ours.
     */
    public void ifLate(Granted granted, Option option) {
        if (granted.isLate()) {
            sentLate(option);
        }
    }

    /** Counts the call once more, with its tokens. */
    void sentLate(Option option) {
        count(option, 1, option.tokens());
    }

    /** Tokens that were used without a permit that could tell, or after it was ended. */
    public void tokens(Option option, long tokens) {
        count(option, 0, tokens);
    }

    private void count(Option option, int requests, long tokens) {
        if (option.isCounted()) {
            Object[] scopes = option.scopes().stream().map(Scope::name).toArray(String[]::new);
            jdbc.sql(COUNT)
                    .param("scopes", new SqlArrayValue("text", scopes))
                    .param("requests", requests)
                    .param("tokens", tokens)
                    .query((row, n) -> n)
                    .list();
        }
    }
}
