package com.easyai.gateway.launcher;

import com.easyai.gateway.fleet.ServiceCode;
import com.easyai.gateway.fleet.ServiceKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a stack is made of.
 *
 * @param data    everything it keeps and writes
 * @param fresh   whether to begin without what earlier runs kept
 * @param port    of the first api replica, the next ones follow; 0 takes remembered or free ones
 * @param callers the caller's environment, whose gateway settings win
 * @param extra   variables on top of everything else
 * @param code    where each service's classes are
 * @param say     gets a sentence whenever something happened
 */
record StackSettings(
        Path data,
        boolean fresh,
        int port,
        Replicas replicas,
        Outside outside,
        Map<String, String> callers,
        Map<String, String> extra,
        Function<ServiceKind, ServiceCode> code,
        Consumer<String> say) {

    @Override
    public String toString() {
        return "StackSettings[" + data + ", " + replicas + "]";
    }
}
