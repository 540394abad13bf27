package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.figures.ProcessorUse;
import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import com.easyai.gateway.benchmark.outboxrows.OutboxRows;
import com.easyai.gateway.benchmark.reference.PostingTasks;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The same settlements to the same server-main by the same HTTP client, as many at a time, but as tasks of db-scheduler.
 *
 * @param waits whether a task's end waits for the disk
 */
record SameByTasks(boolean waits, long deliveries, long repeated, ProcessorUse use) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(40), 1 << 20);

    /** One after the other, the relay standing still: a backlog to warm up, then one that is measured. */
    static SameByTasks measure(RelayBed bed, boolean waits) {
        String name = waits ? "posting_tasks" : "posting_tasks_unflushed";
        String how = "db-scheduler" + (waits ? "" : ", without waiting for the disk");
        try (var http = new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse("")))) {
            OkHttpClient client = http.trusted(LIMITS);
            bed.stack().relays().pause();
            drain(bed, name + "_first", how + ", warming up", waits, client);
            return drain(bed, name, how, waits, client);
        } finally {
            bed.stack().relays().resume();
        }
    }

    private static SameByTasks drain(RelayBed bed, String name, String how, boolean waits, OkHttpClient client) {
        long deliveries = bed.plan().backlog();
        long before = bed.received(Load.SETTLEMENTS);
        try (PostingTasks tasks = PostingTasks.in(bed.stack().store(), name, waits, body -> post(bed, client, body))) {
            bed.progress().phase(how + ": writing " + deliveries + " settlements");
            OutboxRows.each(
                    Stream.generate(OutboxRows::event).limit(deliveries).toList(),
                    event -> tasks.add(event.eventId().toString(), Json.MAPPER.writeValueAsString(event)));
            bed.rows().settle();
            bed.progress().phase(how + ": working them off");
            ProcessorUse.Stretch stretch = bed.stack().processors().begin();
            tasks.start();
            bed.await(() -> bed.received(Load.SETTLEMENTS) - before, deliveries);
            ProcessorUse use = stretch.end();
            return new SameByTasks(waits, deliveries, bed.received(Load.SETTLEMENTS) - before - deliveries, use);
        }
    }

    private static void post(RelayBed bed, OkHttpClient client, String body) {
        Request request = new Request.Builder()
                .url(bed.stack().serverMainUrl() + "/internal/platform/settlements")
                .header("Authorization", "Bearer " + bed.stack().serverMainToken())
                .header(
                        "Idempotency-Key",
                        Json.MAPPER.readTree(body).path("eventId").asString())
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new IllegalStateException("server-main answered " + response.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void describe(Table table) {
        table.row(
                        "settlements by db-scheduler, " + PostingTasks.THREADS + " threads"
                                + (waits ? "" : ", no waiting for the disk"),
                        "%s a second (%d in %s s), repeated %d"
                                .formatted(
                                        Rounded.of(deliveries / use.seconds()),
                                        deliveries,
                                        Rounded.of(use.seconds()),
                                        repeated))
                .row("  CPU ms per delivery", use.perJob(deliveries))
                .row("  limited by", use.limit());
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("waitsForDisk", waits);
        figures.put("deliveries", deliveries);
        figures.put("perSecond", Rounded.of(deliveries / use.seconds()));
        figures.put("repeated", repeated);
        figures.put("cpuMsPerDelivery", use.perJob(deliveries));
        figures.put("processorsAllowPerSecond", Rounded.of(use.mostPerSecond(deliveries)));
        return figures;
    }
}
