package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.SettlementRelay;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.standin.kept.LedgerEntry;
import com.easyai.gateway.standin.kept.Receipt;
import com.easyai.gateway.standin.kept.ReceivedWebhook;
import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.servermain.ServerMainSettings;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import com.easyai.gateway.supervision.Deadline;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A database, a server-main, and as many relays between them as a test wants. */
final class Stage implements AutoCloseable {
    private static final Object STARTING = new Object();

    static final String WEBHOOK_SECRET = "whsec_" + base64("a webhook secret of 24 b");
    private static final String TOKEN = "an internal token";
    private static final String KEY = base64("0123456789abcdef0123456789abcdef");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final StandInServerMain serverMain;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Sealer sealer = new Sealer(KEY);
    final OutboxDesk desk;
    final ScriptedServer provider = new ScriptedServer();
    private final Path folder = temporaryFolder();
    private final String url = TestDatabase.fresh();
    private final HikariDataSource pool = new HikariDataSource();
    private final ReadJobs read;
    private final List<ConfigurableApplicationContext> relays = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    Stage() {
        pool.setJdbcUrl(url);
        pool.setUsername(TestDatabase.USER);
        pool.setMaximumPoolSize(4);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        desk = new OutboxDesk(jdbc);
        read = new ReadJobs(jdbc);
        serverMain = StandInServerMain.start(
                folder.resolve("server-main"),
                new ServerMainSettings(TOKEN, ServerMainSettings.USUAL_WEBHOOK_PATH, WEBHOOK_SECRET, Map.of()));
    }

    TestJob job() {
        return new TestJob(this);
    }

    /** Starts a relay in this process; each setting is {@code NAME=value}. */
    ConfigurableApplicationContext startRelay(String... settings) {
        var environment = environment();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            environment.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] arguments = environment.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        var relay = run(arguments);
        relays.add(relay);
        return relay;
    }

    /** One at a time: every application that starts sets the logging of the whole process anew. */
    private static ConfigurableApplicationContext run(String... arguments) {
        synchronized (STARTING) {
            return new SpringApplicationBuilder(SettlementRelay.class).run(arguments);
        }
    }

    /** A relay as a process of its own; {@code options} are Java's. */
    ProcessBuilder relayProcess(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SettlementRelay.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("relay.log").toFile());
        process.environment().putAll(environment());
        return process;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", "0");
        environment.put("GATEWAY_DB_URL", url);
        environment.put("GATEWAY_DB_USER", TestDatabase.USER);
        environment.put("GATEWAY_ENCRYPTION_KEY", KEY);
        environment.put("GATEWAY_ALLOWED_HOSTS", provider.host());
        environment.put("GATEWAY_SPOOL_FOLDER", folder.resolve("spool").toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("SERVER_MAIN_BASE_URL", serverMain.uri().toString());
        environment.put("SERVER_MAIN_INTERNAL_TOKEN", TOKEN);
        environment.put("SERVER_MAIN_WEBHOOK_SECRET", WEBHOOK_SECRET);
        return environment;
    }

    JobObject read(JobId job) {
        return read.byId(job).orElseThrow().object();
    }

    List<JobObject.Artifact> artifacts(JobId job) {
        return Optional.ofNullable(read(job).result())
                .map(JobObject.Result::artifacts)
                .orElse(List.of());
    }

    OutboxDesk.Delivery delivery(JobId job, String kind) {
        return desk.ofJob(job).stream()
                .filter(delivery -> delivery.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(job + " has no delivery of kind " + kind));
    }

    boolean isIn(JobId job, String kind, String state) {
        return desk.ofJob(job).stream()
                .anyMatch(delivery ->
                        delivery.kind().equals(kind) && delivery.state().equals(state));
    }

    void awaitDelivery(JobId job, String kind, String state) {
        await(job + "'s " + kind + " to be " + state + ", of " + desk.ofJob(job), () -> isIn(job, kind, state));
    }

    void await(String what, BooleanSupplier holds) {
        assertThat(Deadline.in(PATIENCE).await(holds)).as("waited for " + what).isTrue();
    }

    /** How many acknowledged settlements are owed a copy. */
    int uncopied() {
        return jdbc.sql("select count(*) from uncopied_settlement")
                .query(Integer.class)
                .single();
    }

    /** Every copy of a job's settlement that came, in order. */
    List<Receipt> settlements(JobId job) {
        return serverMain.ledger(1000).stream()
                .map(LedgerEntry::receipts)
                .flatMap(List::stream)
                .filter(receipt -> receipt.requestId().equals(job.toString()))
                .toList();
    }

    long timesCharged(JobId job) {
        return settlements(job).stream()
                .filter(receipt -> receipt.outcome().equals("applied"))
                .count();
    }

    List<ReceivedWebhook> webhooks(JobId job) {
        return serverMain.webhooks(1000).stream()
                .filter(webhook -> webhook.jobId().equals(job.toString()))
                .toList();
    }

    /** The files of one user; tests give each job a user of its own. */
    List<StoredFile> files(String user) {
        return serverMain.files(1000).stream()
                .filter(file -> file.user().equals(user))
                .toList();
    }

    /** Returns when the stage is closed. */
    void awaitEnd() throws IOException {
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    void stopRelays() {
        relays.forEach(ConfigurableApplicationContext::close);
        relays.clear();
    }

    @Override
    public void close() {
        ended.countDown();
        stopRelays();
        serverMain.close();
        provider.close();
        pool.close();
        deleteFolder();
    }

    private void deleteFolder() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("relay-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
