package com.easyai.gateway.inflight;

import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.attempt.Delivered;
import java.time.Instant;

/** A provider's task that is asked about until it ends. Small: thousands of them wait in one worker. */
public record FollowedTask(Delivered.By by, TaskHandle handle, Instant startedAt) {
    public String platform() {
        return by.platform();
    }
}
