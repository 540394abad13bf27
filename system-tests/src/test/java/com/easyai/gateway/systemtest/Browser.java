package com.easyai.gateway.systemtest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The machine's own Chromium without a window. {@code ./gateway test} installs it where it may. */
final class Browser implements AutoCloseable {
    private static final int WIDTH = 1200;

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no browser: a developer's machine may have none, CI has one. */
    static Browser open() {
        Optional<Path> program = found("chromium");
        Optional<Path> steering = found("chromedriver");
        Assumptions.assumeTrue(
                program.isPresent() && steering.isPresent(),
                "There is no chromium with chromedriver here (Debian: apt-get install chromium chromium-driver).");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(steering.get().toFile())
                .usingAnyFreePort()
                .build();
        // Nothing but the page: no updates, no look-ups, and no sandbox, which root may not have.
        var options = new ChromeOptions()
                .setBinary(program.get().toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=" + WIDTH + ",900");
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> found(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** As a person who typed the token where the browser asked for a password. */
    void visitAsOperator(String url, String token) {
        URI page = URI.create(url);
        driver.get(page.getScheme() + "://ana:" + token + "@" + page.getRawAuthority() + page.getRawPath()
                + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
    }

    /** The whole page from top to bottom as a PNG in the module's target folder. */
    Path screenshot(String name) {
        var asked = Map.<String, Object>of("format", "png", "captureBeyondViewport", true);
        String picture = String.valueOf(
                driver.executeCdpCommand("Page.captureScreenshot", asked).get("data"));
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            return Files.write(
                    folder.resolve(name + ".png"),
                    Base64.getDecoder().decode(picture.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
