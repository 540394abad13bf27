package com.easyai.gateway.workerlife;

import com.easyai.gateway.consumption.KafkaDoor;
import com.easyai.gateway.duework.StoreDoor;
import com.easyai.gateway.wakeup.WakeupDoor;

/** All the ways on which jobs come to this worker. */
record Doors(KafkaDoor fresh, StoreDoor due, WakeupDoor waiting) {
    void open() {
        fresh.open();
        due.open();
        waiting.open();
    }

    /** Returns when no more jobs come. */
    void shut() {
        waiting.shut();
        due.shut();
        fresh.shut();
    }
}
