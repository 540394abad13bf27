package com.easyai.gateway.submission;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.request.TypeForm;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.sealing.Sealer;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes a submission into a job that can run and can be charged, or says what is wrong with it. Stores nothing. */
final class PrepareJob {
    private final CurrentCatalogue catalogue;
    private final CanonicaliseRequest canonicalise;
    private final ChoosePlatforms platforms;
    private final Sealer sealer;

    PrepareJob(CurrentCatalogue catalogue, CanonicaliseRequest canonicalise, ChoosePlatforms platforms, Sealer sealer) {
        this.catalogue = catalogue;
        this.canonicalise = canonicalise;
        this.platforms = platforms;
        this.sealer = sealer;
    }

    /** @throws GatewayException naming what is missing, unknown, wrong, unknown to all platforms, or without a price */
    NewJob prepare(Caller caller, Submission submission, Optional<NewJob.IdempotencyKey> key) {
        String credential = caller.credential().orElseThrow(PrepareJob::noCredential);
        Catalogue offered = catalogue.get();
        CanonicalRequest request = canonical(offered, submission);
        PriceSnapshot prices = PriceRequest.snapshot(offered, request);
        platforms.refuseInexpressible(offered, request, submission.form().path());
        JobId id = JobId.create();
        return new NewJob(
                id,
                new NewJob.Work(request.kind(), request.model(), request.toJson()),
                new NewJob.Owner(caller.user(), sealer.seal(credential, id.toString())),
                prices,
                submission.terms(),
                key);
    }

    private CanonicalRequest canonical(Catalogue offered, Submission submission) {
        ObjectNode input = submission.form() == Submission.Form.AS_TEXT
                ? TypeForm.of(offered, submission.input())
                : submission.input();
        String path = submission.form().path();
        return canonicalise.of(offered, submission.kind(), submission.model(), input, path);
    }

    private static GatewayException noCredential() {
        return GatewayException.at(
                "X-User-Authorization",
                ErrorCode.INVALID_REQUEST,
                "The header X-User-Authorization is required: results are stored with the user's own credential.");
    }
}
