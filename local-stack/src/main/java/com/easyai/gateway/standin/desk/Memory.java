package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.record.Journal;
import com.easyai.gateway.standin.record.ServedFiles;
import com.easyai.gateway.standin.record.Tasks;

/** Everything that the stand-in provider remembers. */
public record Memory(Journal journal, Tasks tasks, ServedFiles files, Ids ids) {
    private static final int REQUESTS = 100_000;
    private static final int TASKS = 100_000;
    private static final int FILES = 200_000;

    public static Memory empty() {
        return new Memory(new Journal(REQUESTS), new Tasks(TASKS), new ServedFiles(FILES), new Ids());
    }

    public void clear() {
        journal.clear();
        tasks.clear();
        files.clear();
    }
}
