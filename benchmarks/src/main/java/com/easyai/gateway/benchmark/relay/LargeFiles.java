package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Videos brought from their provider to server-main, all at the same time.
 *
 * @param before the relay's resident megabytes before the first
 * @param most   and the most that were seen while they were under way
 */
record LargeFiles(RelayPlan.Videos videos, ProcessorUse use, double before, double most) {

    static LargeFiles measure(RelayBed bed) {
        RelayPlan.Videos videos = bed.plan().videos();
        bed.progress().phase("uploading %d videos of %d MB".formatted(videos.count(), videos.megabytes()));
        bed.stack().standIns().takes(Duration.ZERO, Duration.ZERO);
        String key = bed.stack().providerKey();
        var urls = Stream.generate(() -> bed.stack().standIns().newVideo(key, videos.megabytes()))
                .limit(videos.count())
                .toList();
        long files = bed.received(Load.UPLOADS);
        double before = resident(bed);
        double[] most = {before};
        ProcessorUse.Stretch stretch = bed.stack().processors().begin();
        bed.rows().videos(urls, key);
        bed.await(
                () -> {
                    most[0] = Math.max(most[0], resident(bed));
                    return bed.received(Load.UPLOADS) - files;
                },
                videos.count());
        return new LargeFiles(videos, stretch.end(), before, most[0]);
    }

    private static double resident(RelayBed bed) {
        return bed.stack().processors().only("relay").megabytes().getOrDefault("relay", 0.0);
    }

    private double megabytesPerSecond() {
        return videos.count() * videos.megabytes() / use.seconds();
    }

    void describe(Table table) {
        table.heading("%d videos of %d MB at the same time, from their provider to server-main"
                        .formatted(videos.count(), videos.megabytes()))
                .row("MB a second", Rounded.of(megabytesPerSecond()))
                .row("relay's resident MB before, and at most", Rounded.of(before) + ", " + Rounded.of(most))
                .row("CPU ms per MB", use.perJob((long) videos.count() * videos.megabytes()))
                .row("limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("count", videos.count());
        figures.put("megabytes", videos.megabytes());
        figures.put("megabytesPerSecond", Rounded.of(megabytesPerSecond()));
        figures.put("relayMbBefore", Rounded.of(before));
        figures.put("relayMbMost", Rounded.of(most));
        return figures;
    }
}
