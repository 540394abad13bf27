package com.easyai.gateway.recording;

import com.easyai.gateway.groupcommit.GroupCommit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;

/**
 * Repeats a statement until PostgreSQL has answered it. Only for statements that may run twice: the epoch they name decides
 * whether they still count, however long it took, so there is no need to give up before PostgreSQL has said so.
 */
public final class Insist {
    private static final Logger LOG = LoggerFactory.getLogger(Insist.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private Insist() {}

    /**
     * Returns the statement's answer.
     *
     * @throws DataAccessException if PostgreSQL refuses the statement itself, which no repeating mends
     */
    public static <T> T on(String what, Supplier<T> statement) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return statement.get();
            } catch (DataAccessException | GroupCommit.FullException e) {
                if (isRefusal(e)) {
                    throw e;
                }
                LOG.warn("{} is not written yet; trying again until PostgreSQL answers: {}", what, e.toString());
                pause(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static boolean isRefusal(RuntimeException e) {
        return e instanceof NonTransientDataAccessException
                && !(e instanceof NonTransientDataAccessResourceException)
                && !(e instanceof UncategorizedDataAccessException);
    }

    private static void pause(Duration pause, RuntimeException cause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
