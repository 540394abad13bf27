package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.FILM;
import static com.easyai.gateway.workertest.TestCatalogue.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.event.Topics;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.workertest.TestJobs.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** How jobs come to a worker, and how they leave it. */
class DoorsTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void unreadable_records_are_put_aside_and_the_next_job_comes_through_kafka() throws Exception {
        try (var worker = RunningWorker.among(SURROUNDINGS)) {
            JobId job = jobs(worker).accepted(PICTURE, "through kafka " + UUID.randomUUID());
            send("not json".getBytes(StandardCharsets.UTF_8));
            send("{\"v\":0,\"jobId\":\"old\"}".getBytes(StandardCharsets.UTF_8));
            send(new byte[100_000]);
            send(reference(job));

            Row row = jobs(worker).awaitState(job, JobState.STORING, JobState.FAILED);

            assertThat(row.state()).isEqualTo(JobState.STORING);
            assertThat(awaitDeadLetters(3))
                    .anyMatch(cause -> cause.contains("not JSON"))
                    .anyMatch(cause -> cause.contains("version 0"))
                    .anyMatch(cause -> cause.contains("100000 bytes"));
        }
    }

    @Test
    void record_that_comes_twice_starts_one_run() throws Exception {
        try (var worker = RunningWorker.among(SURROUNDINGS)) {
            String prompt = "twice " + UUID.randomUUID();
            JobId job = jobs(worker).accepted(PICTURE, prompt);
            send(reference(job));
            send(reference(job));

            jobs(worker).awaitState(job, JobState.STORING, JobState.FAILED);

            assertThat(jobs(worker).row(job).epoch()).isEqualTo(1);
            assertThat(jobs(worker).submissions(prompt)).isEqualTo(1);
        }
    }

    @Test
    void job_whose_record_never_came_is_found_in_the_store() {
        try (var worker = RunningWorker.among(SURROUNDINGS)) {
            JobId job = jobs(worker).due(PICTURE, "never announced " + UUID.randomUUID());

            assertThat(jobs(worker)
                            .awaitState(job, JobState.STORING, JobState.FAILED)
                            .state())
                    .isEqualTo(JobState.STORING);
        }
    }

    @Test
    void stopping_worker_hands_its_tasks_to_the_next_one() {
        String prompt = "stays " + UUID.randomUUID() + " [[task 15s]]";
        var leaving = RunningWorker.among(SURROUNDINGS);
        List<JobId> films = IntStream.range(0, 5)
                .mapToObj(i -> jobs(leaving).due(FILM, prompt + i))
                .toList();
        films.forEach(film -> jobs(leaving).awaitAttempts(film, "studio ACCEPTED"));

        TestJobs jobs = jobs(leaving);
        leaving.close();

        assertThat(films).map(jobs::row).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(JobState.RUNNING);
            assertThat(row.owner()).isEmpty();
        });
        try (var _ = RunningWorker.among(SURROUNDINGS)) {
            assertThat(films)
                    .map(film -> jobs.awaitState(film, JobState.STORING, JobState.FAILED)
                            .state())
                    .containsOnly(JobState.STORING);
        }
        assertThat(IntStream.range(0, 5).map(i -> SURROUNDINGS.provider.submits(prompt + i)))
                .containsOnly(1);
    }

    @Test
    void stopping_worker_waits_for_the_answer_of_a_submission() {
        var leaving = RunningWorker.among(SURROUNDINGS);
        TestJobs jobs = jobs(leaving);
        JobId job = jobs.due(PICTURE, "almost done " + UUID.randomUUID() + " [[delay 3s]]");
        jobs.awaitAttempts(job, "first open");

        leaving.close();

        assertThat(jobs.row(job).state()).isEqualTo(JobState.STORING);
        assertThat(jobs.attempts(job)).containsExactly("first COMPLETED");
    }

    @Test
    void worker_is_ready_and_shows_its_metrics() throws Exception {
        try (var worker = RunningWorker.among(SURROUNDINGS)) {
            await().atMost(LIMIT).until(() -> get(worker, "/actuator/health/readiness"), r -> r.statusCode() == 200);

            assertThat(get(worker, "/actuator/prometheus").body()).contains("gateway_slots_free{kind=\"video\"}");
        }
    }

    private static TestJobs jobs(RunningWorker worker) {
        return new TestJobs(SURROUNDINGS, worker.bean(CurrentCatalogue.class).get());
    }

    private static HttpResponse<String> get(RunningWorker worker, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worker.port() + path))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] reference(JobId job) {
        return Json.MAPPER.writeValueAsBytes(JobReference.to(job));
    }

    private static void send(byte[] value) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.jobs(JobKind.IMAGE), value))
                    .get();
        }
    }

    private static List<String> awaitDeadLetters(int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SURROUNDINGS.kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        var causes = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.DEAD_LETTER).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            await().atMost(LIMIT).until(() -> {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
                    if (header(letter, "gateway-topic").equals(Topics.jobs(JobKind.IMAGE))) {
                        causes.add(header(letter, "gateway-cause"));
                    }
                }
                return causes.size() >= count;
            });
        }
        return causes;
    }

    /** Empty if it has none: other tests put letters of their own there. */
    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return Optional.ofNullable(letter.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }
}
