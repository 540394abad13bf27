package com.easyai.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @Test
    void only_what_making_this_archive_left_behind_is_swept(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("relay.jsa.next");
        Path ours = Files.writeString(
                folder.resolve("java_pid4711_stdout"), "Command:\njava -XX:SharedArchiveFile=" + archive + ".temp");
        Path theirs = Files.writeString(folder.resolve("java_pid4712_stderr"), "Command:\njava -jar another.jar");

        ClassArchive.sweep(folder, archive);

        assertThat(ours).doesNotExist();
        assertThat(theirs).exists();
    }
}
