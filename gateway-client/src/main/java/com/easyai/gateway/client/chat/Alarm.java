package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.exchange.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does something at a deadline, unless it is cancelled before. */
final class Alarm {
    private final CompletableFuture<Boolean> rung = new CompletableFuture<>();

    private Alarm() {}

    static Alarm at(Deadline deadline, Runnable then) {
        Alarm alarm = new Alarm();
        alarm.rung.completeOnTimeout(true, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        var unused = alarm.rung.thenAccept(late -> {
            if (late) {
                then.run();
            }
        });
        return alarm;
    }

    void cancel() {
        rung.complete(false);
    }

    boolean rang() {
        return rung.getNow(false);
    }
}
