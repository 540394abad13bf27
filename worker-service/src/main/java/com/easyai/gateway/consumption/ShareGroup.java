package com.easyai.gateway.consumption;

import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The share group of all workers for one kind. */
final class ShareGroup {
    /** The most records of one poll, and so the most that one worker may keep from the others for a moment. */
    private static final int MOST_RECORDS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String servers;

    ShareGroup(String servers) {
        this.servers = servers;
    }

    /**
     * A consumer that acknowledges record by record. The group reads a topic from its beginning, also one that was made
     * before any worker came, or made again.
     */
    ShareConsumer<byte[], byte[]> consumer(JobKind kind) {
        String group = "gateway-workers-" + kind.wire();
        readFromTheBeginning(group);
        return new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit",
                        // Else the broker hands out whole batches as they were written, however many were asked for.
                        "share.acquire.mode",
                        "record_limit",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A group's setting lives in the broker; by default a new group would miss what was written before it. */
    private void readFromTheBeginning(String group) {
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        var set = new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set)))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("share group " + group + " could not be set up: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while share group " + group + " was set up", e);
        }
    }
}
