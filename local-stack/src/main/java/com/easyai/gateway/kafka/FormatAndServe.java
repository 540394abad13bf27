package com.easyai.gateway.kafka;

import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats its storage when that is new, as kafka-storage.sh does, and then is {@link Kafka}. */
final class FormatAndServe {
    /** The same for every start: storage that is formatted for another cluster is refused. */
    private static final String CLUSTER_ID = "Z2F0ZXdheS1sb2NhbC0xMA";

    private FormatAndServe() {}

    public static void main(String[] arguments) {
        String properties = arguments[0];
        // Storage that is formatted already is left as it is.
        List<String> format = List.of(
                "format",
                "--cluster-id",
                CLUSTER_ID,
                "--config",
                properties,
                "--ignore-formatted",
                "--feature",
                "share.version=1");
        int code = StorageTool.execute(format.toArray(String[]::new), System.out);
        if (code != 0) System.exit(code);
        Kafka.main(new String[] {properties});
    }
}
