package com.easyai.gateway.topics;

import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that are missing, at the start and whenever somebody deleted them, and knows whether Kafka answers. A
 * service starts without Kafka and is not ready until it is there.
 */
public final class CreateTopics implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CreateTopics.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PARTITIONS = 4;
    /** Copies hold prompts; a worker that was away for a day has missed a day of evidence and nothing else. */
    private static final Duration COPIES = Duration.ofDays(1);
    /** As long as the store keeps them. */
    private static final Duration COMPARISONS = Duration.ofDays(14);

    private final KafkaAdmin settings;
    private volatile boolean reachable;
    private volatile boolean running;

    CreateTopics(KafkaAdmin settings) {
        this.settings = settings;
    }

    /** True if Kafka answered the last round, which is at most some seconds old, and all topics exist. */
    public boolean isReachable() {
        return reachable;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("create-topics").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running) {
            try (Admin admin = Admin.create(settings.getConfigurationProperties())) {
                while (running) {
                    createMissing(admin);
                    reachable = true;
                    TimeUnit.MILLISECONDS.sleep(ROUND.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                noteAway(e);
            }
        }
    }

    private void noteAway(Exception e) {
        if (reachable) {
            LOG.warn(
                    "Kafka does not answer; jobs go on through the store, later by up to two seconds: {}",
                    e.toString());
        }
        reachable = false;
    }

    private static void createMissing(Admin admin) throws Exception {
        Set<String> existing = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        List<NewTopic> missing = wanted().stream()
                .filter(topic -> !existing.contains(topic))
                .map(CreateTopics::topic)
                .toList();
        for (var made : admin.createTopics(missing).values().entrySet()) {
            try {
                made.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                LOG.info("Made the topic {}", made.getKey());
            } catch (ExecutionException e) {
                LOG.debug(
                        "{} was not made, perhaps because another service just did; the next round sees",
                        made.getKey(),
                        e);
            }
        }
    }

    private static NewTopic topic(String name) {
        var topic = new NewTopic(name, PARTITIONS, (short) -1);
        return switch (name) {
            case Topics.SHADOW_REQUESTS -> topic.configs(Map.of("retention.ms", Long.toString(COPIES.toMillis())));
            case Topics.SHADOW_RESULTS -> topic.configs(Map.of("retention.ms", Long.toString(COMPARISONS.toMillis())));
            default -> topic;
        };
    }

    private static List<String> wanted() {
        var topics = new ArrayList<String>();
        Arrays.stream(JobKind.values())
                .filter(JobKind::isAsynchronous)
                .map(Topics::jobs)
                .forEach(topics::add);
        topics.add(Topics.JOB_EVENTS);
        topics.add(Topics.SETTLEMENT_EVENTS);
        topics.add(Topics.SHADOW_REQUESTS);
        topics.add(Topics.SHADOW_RESULTS);
        topics.add(Topics.DEAD_LETTER);
        return topics;
    }
}
