package com.easyai.gateway.upload;

import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.fetching.FetchResult;
import com.easyai.gateway.fetching.Fetched;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.UploadTask;
import java.util.List;

/** Brings one result to server-main: fetch all of it, post it, write down what came of it. */
final class UploadResult implements Courier<UploadTask> {
    private final int places;
    private final ClaimDeliveries deliveries;
    private final Steps steps;
    private final Circuit circuit;

    /** What is done with a result, in this order. */
    record Steps(FetchResult fetch, PostFile post, MarkUpload mark) {}

    UploadResult(int places, ClaimDeliveries deliveries, Steps steps, Circuit circuit) {
        this.places = places;
        this.deliveries = deliveries;
        this.steps = steps;
        this.circuit = circuit;
    }

    @Override
    public DeliveryKind kind() {
        return DeliveryKind.UPLOAD;
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public Circuit circuit() {
        return circuit;
    }

    @Override
    public List<UploadTask> claim(int max) {
        return deliveries.uploads(max, steps.fetch().full());
    }

    @Override
    public DeliveryClaim claimOf(UploadTask task) {
        return task.claim();
    }

    @Override
    public Outcome deliver(UploadTask task) {
        return switch (steps.fetch().fetch(task)) {
            case Fetched.Whole whole -> post(task, whole);
            case Fetched.Gone(String why) -> steps.mark().lost(task, why);
            case Fetched.Missing missing -> steps.mark().missing(task, missing.why(), missing.retryAfter());
            case Fetched.NotNow notNow -> steps.mark().again(task, notNow.why(), notNow.retryAfter());
            case Fetched.NoPlace() -> steps.mark().release(task);
        };
    }

    private Outcome post(UploadTask task, Fetched.Whole whole) {
        try (whole) {
            FaultPoint.at("relay.before-upload");
            PostFile.Posted posted = steps.post().post(task, whole);
            FaultPoint.at("relay.after-upload");
            Outcome outcome = steps.mark().posted(task, posted);
            FaultPoint.at("relay.after-upload-mark");
            return outcome;
        }
    }
}
