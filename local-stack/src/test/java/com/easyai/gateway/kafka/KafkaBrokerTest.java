package com.easyai.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.datafolder.Ports;
import com.easyai.gateway.supervision.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Supervisor supervisor = new Supervisor(sentence -> {});

    @AfterEach
    void stop() {
        supervisor.stop(supervisor.children());
    }

    @Test
    void share_consumer_reads_what_was_sent_before_the_broker_was_restarted() throws Exception {
        KafkaBroker broker = started();
        try (var admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic("jobs", 2, (short) 1)))
                    .all()
                    .get();
        }
        send(broker, "jobs", "a job");

        stop();
        supervisor = new Supervisor(sentence -> {});
        KafkaBroker again = started();

        assertThat(readAsGroup(again, "jobs")).containsExactly("a job");
    }

    @Test
    void topic_that_nobody_created_does_not_appear_by_itself() throws Exception {
        KafkaBroker broker = started();

        try (var admin = Admin.create(client(broker));
                var consumer = shareConsumer(broker)) {
            consumer.subscribe(List.of("mistyped"));
            consumer.poll(Duration.ofSeconds(1));

            assertThat(admin.listTopics().names().get()).doesNotContain("mistyped");
        }
    }

    private KafkaBroker started() {
        var ports = new Ports(folder.resolve("run/ports"));
        var broker = KafkaBroker.start(supervisor, folder, ports.of("kafka"), ports.of("kafka-controller"));
        assertThat(broker.await(LIMIT)).isTrue();
        return broker;
    }

    private static void send(KafkaBroker broker, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    /** A share group starts at the end of a topic unless it is told otherwise before it joins. */
    private static List<String> readAsGroup(KafkaBroker broker, String topic) throws Exception {
        var group = new ConfigResource(ConfigResource.Type.GROUP, "workers");
        var fromTheStart =
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(client(broker));
                var consumer = shareConsumer(broker)) {
            admin.incrementalAlterConfigs(Map.of(group, List.of(fromTheStart)))
                    .all()
                    .get();
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (values.isEmpty() && System.nanoTime() < end)
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
            return values;
        }
    }

    private static KafkaShareConsumer<String, String> shareConsumer(KafkaBroker broker) {
        Properties settings = client(broker);
        settings.put("group.id", "workers");
        return new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static Properties client(KafkaBroker broker) {
        var settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return settings;
    }
}
