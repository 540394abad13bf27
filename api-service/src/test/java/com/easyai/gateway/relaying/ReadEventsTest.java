package com.easyai.gateway.relaying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Events as platforms write them, well and less well. */
class ReadEventsTest {
    @Test
    void events_are_read_whatever_ends_their_lines() throws IOException {
        assertThat(events("data: a\n\ndata:b\r\n\r\n: comment\n\nevent: x\nid: 7\ndata:  c\n\n"))
                .containsExactly("a", "b", " c");
    }

    @Test
    void lines_of_one_event_are_joined() throws IOException {
        assertThat(events("data: {\ndata: }\n\n")).containsExactly("{ }");
    }

    @Test
    void the_last_event_may_lack_its_end() throws IOException {
        assertThat(events("data: a\n\ndata: b")).containsExactly("a", "b");
        assertThat(events("")).isEmpty();
        assertThat(events(": only a comment")).isEmpty();
    }

    @Test
    void an_event_without_end_is_refused() {
        var endless = new Buffer().writeUtf8("data: " + "x".repeat(17 * 1024 * 1024));

        assertThatThrownBy(() -> new ReadEvents(endless).next()).isInstanceOf(IOException.class);
    }

    private static List<String> events(String text) throws IOException {
        var read = new ReadEvents(new Buffer().writeUtf8(text));
        var events = new ArrayList<String>();
        for (Optional<byte[]> event = read.next(); event.isPresent(); event = read.next()) {
            events.add(new String(event.get(), StandardCharsets.UTF_8));
        }
        return events;
    }
}
