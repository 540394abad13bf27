package com.easyai.gateway.ending;

/** The order of one job's deliveries: uploads count from 1, then the settlement, then the webhook. */
final class Sequence {
    static final int SETTLEMENT = 1000;
    static final int WEBHOOK = 1001;

    private Sequence() {}
}
