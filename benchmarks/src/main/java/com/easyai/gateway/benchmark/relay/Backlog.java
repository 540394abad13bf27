package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A backlog worked off, from its first delivery to its last 2xx.
 *
 * @param relays   that worked it off, all of them warm
 * @param repeated deliveries that server-main received more often than once
 * @param megabytes resident memory of the first relay at the end
 */
record Backlog(Load load, int relays, long deliveries, long repeated, ProcessorUse use, double megabytes) {

    /** The relays stand still while the rows are written, so that they meet all of them at once. */
    static Backlog measure(RelayBed bed, Load load, int wanted) {
        bed.progress().phase("writing %d %s while the relays stand still".formatted(wanted, load.words()));
        long before = bed.received(load);
        var relays = bed.stack().relays();
        relays.pause();
        long deliveries = load.write(bed.rows(), wanted);
        bed.rows().settle();
        int running = relays.running();
        bed.progress().phase("working off %d %s, %d relays".formatted(deliveries, load.words(), running));
        ProcessorUse.Stretch stretch = bed.stack().processors().begin();
        relays.resume();
        bed.await(() -> bed.received(load) - before, deliveries);
        ProcessorUse use = stretch.end();
        bed.awaitMarked(load);
        double megabytes = bed.stack().processors().megabytes().getOrDefault("relay", 0.0);
        return new Backlog(load, running, deliveries, bed.received(load) - before - deliveries, use, megabytes);
    }

    double perSecond() {
        return deliveries / use.seconds();
    }

    /** @param beside what else was so, after a comma, or nothing */
    void describe(Table table, String beside) {
        String who = (relays == 1 ? "" : ", " + relays + " relays") + beside;
        table.row(
                        load.words() + who,
                        "%s a second (%d in %s s), repeated %d, relay %s MB"
                                .formatted(
                                        Rounded.of(perSecond()),
                                        deliveries,
                                        Rounded.of(use.seconds()),
                                        repeated,
                                        Rounded.of(megabytes)))
                .row("  CPU ms per delivery", use.perJob(deliveries))
                .row("  limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("load", load.words());
        figures.put("relays", relays);
        figures.put("deliveries", deliveries);
        figures.put("perSecond", Rounded.of(perSecond()));
        figures.put("repeated", repeated);
        figures.put("cpuMsPerDelivery", use.perJob(deliveries));
        figures.put("processorsAllowPerSecond", Rounded.of(use.mostPerSecond(deliveries)));
        figures.put("relayMb", Rounded.of(megabytes));
        return figures;
    }
}
