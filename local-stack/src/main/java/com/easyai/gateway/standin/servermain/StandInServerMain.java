package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.FileStore;
import com.easyai.gateway.standin.kept.Ledger;
import com.easyai.gateway.standin.kept.LedgerEntry;
import com.easyai.gateway.standin.kept.ReceivedWebhook;
import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.kept.WebhookLog;
import com.easyai.gateway.standin.web.Routes;
import com.easyai.gateway.standin.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server-main that verifies keys, keeps files, charges settlements once and receives webhooks. What it has accepted
 * survives a restart with the same folder; a test reads it through the methods here, a person through its page.
 */
public final class StandInServerMain implements AutoCloseable {
    private final Steerings steerings = new Steerings();
    private final FileStore files;
    private final Ledger ledger;
    private final WebhookLog webhooks;
    private final WebServer server;
    private final WebServer s3;

    private StandInServerMain(Listen listen, Path folder, ServerMainSettings settings) throws IOException {
        Files.createDirectories(folder);
        files = new FileStore(folder);
        ledger = new Ledger(folder);
        webhooks = new WebhookLog(folder);
        Routes routes = new Routes();
        new ServerMainEndpoints(
                        settings,
                        steerings,
                        files,
                        new Settlements(ledger, steerings),
                        new Webhooks(webhooks, settings.webhookSecret(), steerings))
                .addTo(routes);
        new ServerMainControl(steerings, files, ledger, webhooks).addTo(routes);
        server = WebServer.start(listen.host, listen.port, routes);
        s3 = WebServer.start(listen.host, listen.s3Port, new S3Door(files).routes());
    }

    /** Where it listens; port 0 takes a free one. */
    public record Listen(String host, int port, int s3Port) {
        public static Listen onFreePorts() {
            return new Listen("127.0.0.1", 0, 0);
        }
    }

    /** Starts with what the folder holds from earlier. */
    public static StandInServerMain start(Listen listen, Path folder, ServerMainSettings settings) {
        try {
            return new StandInServerMain(listen, folder, settings);
        } catch (IOException broken) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used.", broken);
        }
    }

    /** Starts on free ports of loopback. */
    public static StandInServerMain start(Path folder, ServerMainSettings settings) {
        return start(Listen.onFreePorts(), folder, settings);
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return server.uri();
    }

    /** Where an S3 client reads the stored files, in the bucket {@link S3Door#BUCKET}, path style, any credentials. */
    public URI s3Uri() {
        return s3.uri();
    }

    /** Behaves so to everybody from the next call on. */
    public void steer(Steering steering) {
        steerings.all(steering);
    }

    public void steerUser(String sub, Steering steering) {
        steerings.user(sub, steering);
    }

    public void steerRequest(String requestId, Steering steering) {
        steerings.request(requestId, steering);
    }

    public void beHonest() {
        steerings.clear();
    }

    /** The newest files, oldest of them first. */
    public List<StoredFile> files(int limit) {
        return files.latest(limit);
    }

    public Optional<StoredFile> file(String key) {
        return files.find(key);
    }

    public int fileCount() {
        return files.count();
    }

    public Optional<LedgerEntry> ledgerEntry(String eventId) {
        return ledger.find(eventId);
    }

    /** The newest events, oldest of them first; reads their bodies from disk. */
    public List<LedgerEntry> ledger(int limit) {
        return ledger.latest(limit);
    }

    /** How many events have been applied. */
    public long appliedCount() {
        return ledger.sums().applied();
    }

    /** The sum of what was applied. */
    public BigDecimal charged() {
        return ledger.sums().total();
    }

    /** The newest webhooks, the invalid ones too, oldest of them first. */
    public List<ReceivedWebhook> webhooks(int limit) {
        return webhooks.latest(limit);
    }

    public int webhookCount() {
        return webhooks.count();
    }

    /** How many webhooks with a good signature came for a job, repeats included. */
    public int validWebhooks(String jobId) {
        return webhooks.validOf(jobId);
    }

    @Override
    public void close() {
        server.close();
        s3.close();
        files.close();
        ledger.close();
        webhooks.close();
    }
}
