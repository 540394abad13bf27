package com.easyai.gateway.upload;

import com.easyai.gateway.ending.FindOverdue;
import com.easyai.gateway.ending.FinishedArtifact;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Gives up results that could not be stored within the grace, so that their jobs end, uncharged for what is lost. */
final class EndOverdue {
    private static final Logger LOG = LoggerFactory.getLogger(EndOverdue.class);
    private static final int BATCH = 200;

    private final FindOverdue find;
    private final FinishJob finish;
    private final Duration grace;

    EndOverdue(FindOverdue find, FinishJob finish, Duration grace) {
        this.find = find;
        this.finish = finish;
        this.grace = grace;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void end() {
        List<FinishedArtifact.Lost> overdue = find.longerThan(grace, BATCH);
        overdue.forEach(finish::finish);
        if (!overdue.isEmpty()) {
            LOG.warn(
                    "{} results were not stored within GATEWAY_STORING_GRACE and are given up; their jobs end without them",
                    overdue.size());
        }
    }
}
