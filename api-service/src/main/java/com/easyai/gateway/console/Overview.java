package com.easyai.gateway.console;

import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.outbox.ReadBacklog;
import com.easyai.gateway.overview.AbandonedCalls;
import com.easyai.gateway.overview.CountJobs;
import com.easyai.gateway.overview.CountStuck;
import com.easyai.gateway.overview.LongestWaiting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How everything stands.
 *
 * @param at the moment of the look, by this replica's clock
 * @param jobs those that are not over and not held, in groups
 * @param ended those that were made within the last hour and are over
 * @param longestWaiting jobs that wait and whose time runs out
 * @param due deliveries that could be sent now and are not
 * @param failing the oldest deliveries that failed and are sent again by themselves
 * @param abandonedCalls the oldest
 */
record Overview(
        Instant at,
        CountStuck.Stuck stuck,
        List<CountJobs.Group> jobs,
        List<CountJobs.Ended> ended,
        List<LongestWaiting.Waiting> longestWaiting,
        List<Due> due,
        List<OutboxDesk.Delivery> failing,
        List<AbandonedCalls.Abandoned> abandonedCalls) {

    /** How much of a kind is due; {@code more}: there is more than {@code count}. */
    record Due(String kind, int count, boolean more, long oldestSeconds) {
        static Due of(DeliveryKind kind, ReadBacklog.Backlog backlog) {
            return new Due(
                    kind.name().toLowerCase(Locale.ROOT),
                    backlog.due(),
                    backlog.due() == ReadBacklog.MOST,
                    backlog.oldest().toSeconds());
        }
    }
}
