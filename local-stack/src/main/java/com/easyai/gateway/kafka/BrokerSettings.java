package com.easyai.gateway.kafka;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The broker properties that matter to the gateway, the same here and in docker-compose.yml. */
public final class BrokerSettings {
    private BrokerSettings() {}

    /** Property to value, as server.properties takes them; addresses and folders are not among them. */
    public static SequencedMap<String, String> all() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        // One broker holds the only copy of its own topics.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // Fewer partitions of the broker's own topics than for a cluster of many: they are created at first use, file
        // by file.
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "8");
        // A worker that was killed gives its records back soon; the store brings them sooner still.
        settings.put("group.share.record.lock.duration.ms", "15000");
        // Nobody else joins these small groups later: waiting for more members only delays the first poll.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A topic exists because a service made it with the right settings, never because its name was mistyped.
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }
}
