package com.easyai.gateway.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports by name, remembered in a file: the same as last time when still free. New ones are taken below 32768, where the
 * system does not place outgoing connections that could sit on the port of a service being restarted.
 */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_767;

    private final Path file;
    private final Properties remembered = new Properties();

    public Ports(Path file) {
        this.file = file;
        if (!Files.exists(file)) return;
        try (var reader = Files.newBufferedReader(file)) {
            remembered.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of ports " + file + " could not be read; remove it", e);
        }
    }

    /** A port that nothing listens on now, and no other name of this file has. */
    public synchronized int of(String name) {
        String last = remembered.getProperty(name);
        if (last != null && isFree(Integer.parseInt(last))) return Integer.parseInt(last);
        int port = ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .filter(candidate -> !remembered.containsValue(Integer.toString(candidate)))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
        remember(name, port);
        return port;
    }

    public synchronized void remember(String name, int port) {
        remembered.setProperty(name, Integer.toString(port));
        try {
            Files.createDirectories(file.getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                remembered.store(writer, "The ports of this stack, so that they stay the same between runs.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file of ports " + file + " could not be written", e);
        }
    }

    /** True when a program could listen on it, on every address. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** True when something on this machine accepts connections there. */
    public static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
