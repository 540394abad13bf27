package com.easyai.gateway.admission;

/** Whether a job may be submitted now. */
public sealed interface Admission {
    /** To this stop of its route; counted already. */
    record At(int stop, HeldPermit permit) implements Admission {}

    /** Nowhere; {@code reason} is for the job's owner. */
    record NoRoom(String reason) implements Admission {}
}
