package com.easyai.gateway.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong with a job or a call, in the order in which it should be looked at. */
public enum Difference {
    UNKNOWN_JOB("There are results or deliveries of this job, and the job itself is gone."),
    RESULT_MISSING("The job succeeded, and not every result that it counts is stored at server-main."),
    BILL_MISSING("The job succeeded without a readable bill."),
    SETTLEMENT_MISSING("The job is to be charged, and there is no settlement to send."),
    SETTLEMENT_DIFFERS("The settlement does not say what the job's bill says."),
    SETTLEMENT_STATUS_DIFFERS("The job and its settlement do not agree on whether it was settled."),
    SETTLEMENT_UNDUE("There is a settlement for a job that did not succeed or costs nothing."),
    SETTLED_TWICE("There is more than one settlement of the job."),
    WEBHOOK_MISSING("The job is over, its caller wants to be told, and there is no webhook to send."),
    WEBHOOK_EARLY("There is a webhook of the job's end, and the job is not over."),
    WEBHOOK_UNWANTED("There is a webhook, and the job's caller wanted none."),
    WEBHOOK_TWICE("There is more than one webhook of the job's end."),
    WEBHOOK_STUCK("The webhook waits for a settlement that is not under way."),
    OVERDUE("The job is past its deadline and grace, and is not over."),
    FORGOTTEN("The job is under way, and nothing will move it: it has no worker, no due time and no upload left."),
    CALL_ABANDONED("The call's gateway died; its provider may have charged for it, and its user was not."),
    CALL_OPEN("The call is still open, and nobody answers it any more.");

    private final String sentence;

    Difference(String sentence) {
        this.sentence = sentence;
    }

    /** For operators, as a sentence. */
    public String sentence() {
        return sentence;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
