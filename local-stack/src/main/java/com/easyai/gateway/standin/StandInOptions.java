package com.easyai.gateway.standin;

import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.standin.servermain.ServerMainSettings;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the process is started with.
 *
 * <p>Arguments, each followed by its value: {@code --provider-port}, {@code --server-main-port}, {@code --s3-port} (0,
 * the default of each, takes a free one), {@code --data DIR}, {@code --host} (default 127.0.0.1), {@code --image-millis}
 * and {@code --task-millis} (how long an image and a video take).
 *
 * <p>Environment: {@code SERVER_MAIN_INTERNAL_TOKEN} and {@code SERVER_MAIN_WEBHOOK_SECRET} (both needed),
 * {@code SERVER_MAIN_WEBHOOK_PATH}, {@code STANDIN_DEMO_KEY} (a key of user {@code demo}), {@code STANDIN_OPENAI_KEY} and
 * {@code STANDIN_ARK_KEY} (the only keys that the provider takes; any when unset).
 */
record StandInOptions(Map<String, String> arguments, Map<String, String> environment) {
    private static final Set<String> NAMES = Set.of(
            "--provider-port",
            "--server-main-port",
            "--s3-port",
            "--data",
            "--host",
            "--image-millis",
            "--task-millis");

    /** Reads them; a wrong one is an {@link IllegalArgumentException} that names it. */
    static StandInOptions read(String[] arguments, Map<String, String> environment) {
        Map<String, String> read = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "%s is not an option with a value; there are %s.".formatted(arguments[i], NAMES));
            }
            read.put(arguments[i], arguments[i + 1]);
        }
        return new StandInOptions(read, environment);
    }

    int providerPort() {
        return (int) number("--provider-port", 0, 65_535);
    }

    StandInServerMain.Listen listen() {
        return new StandInServerMain.Listen(
                host(), (int) number("--server-main-port", 0, 65_535), (int) number("--s3-port", 0, 65_535));
    }

    ProviderSettings provider() {
        ProviderSettings usual = ProviderSettings.unhurried();
        return usual.withImageDelayMillis(number("--image-millis", usual.imageDelayMillis(), 3_600_000))
                .withTaskMillis(number("--task-millis", usual.taskMillis(), 86_400_000))
                .withKeys(
                        environment.getOrDefault("STANDIN_OPENAI_KEY", ""),
                        environment.getOrDefault("STANDIN_ARK_KEY", ""));
    }

    String host() {
        return arguments.getOrDefault("--host", "127.0.0.1");
    }

    Path data() {
        return Path.of(arguments.getOrDefault("--data", ".gateway")).resolve("stand-in-server-main");
    }

    ServerMainSettings serverMain() {
        String demoKey = environment.getOrDefault("STANDIN_DEMO_KEY", "");
        return new ServerMainSettings(
                needed("SERVER_MAIN_INTERNAL_TOKEN"),
                environment.getOrDefault("SERVER_MAIN_WEBHOOK_PATH", ServerMainSettings.USUAL_WEBHOOK_PATH),
                needed("SERVER_MAIN_WEBHOOK_SECRET"),
                demoKey.isEmpty() ? Map.of() : Map.of(demoKey, "demo"));
    }

    private String needed(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("Set " + name + " in the environment.");
        }
        return value;
    }

    private long number(String name, long otherwise, long most) {
        String text = arguments.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("%s must be a number from 0 to %d, not %s.".formatted(name, most, text));
        }
        return Long.parseLong(text);
    }

    @Override
    public String toString() {
        return "StandInOptions" + arguments;
    }
}
