package com.easyai.gateway.offering;

import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request whose form is in order; the catalogue is still to say whether there is such a model.
 *
 * @param body belongs to this call from here on
 * @param tellsUsage the caller asked for a stream's last event with the usage
 */
public record Asked(JobKind kind, String model, ObjectNode body, boolean streamed, boolean tellsUsage) {
    /** Prints without the body, which is the user's. */
    @Override
    public String toString() {
        return "Asked[" + kind.wire() + " by " + model + (streamed ? ", streamed]" : "]");
    }
}
