package com.easyai.gateway.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** One connection that is kept alive and carries one request at a time; opened anew when the server closes it. */
final class Connection implements AutoCloseable {
    private final InetSocketAddress target;
    private final Selector selector;
    private final LoadRequests.Template template;
    private byte[] received = new byte[8192];
    private int count;
    private SocketChannel channel;
    private long sentAt;

    Connection(InetSocketAddress target, Selector selector, LoadRequests.Template template) throws IOException {
        this.target = target;
        this.selector = selector;
        this.template = template;
        this.channel = open();
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(target);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    void reopen() throws IOException {
        channel.close();
        count = 0;
        channel = open();
    }

    /** A request is smaller than the socket's buffer, so that waiting for room in it is the exception. */
    void send(long number) throws IOException {
        count = 0;
        ByteBuffer request = template.of(number);
        sentAt = System.nanoTime();
        while (request.hasRemaining()) channel.write(request);
    }

    /** Takes in what has come; the answer when it is complete. */
    Optional<Answer> receive() throws IOException {
        if (count == received.length) received = Arrays.copyOf(received, 2 * count);
        int more = channel.read(ByteBuffer.wrap(received, count, received.length - count));
        if (more < 0) throw new IOException("the server closed the connection without an answer");
        count += more;
        return Answer.in(received, count);
    }

    long nanosSinceSent() {
        return System.nanoTime() - sentAt;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
