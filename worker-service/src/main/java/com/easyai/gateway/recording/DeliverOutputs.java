package com.easyai.gateway.recording;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Output;
import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what a provider delivered into artifacts on their way to server-main. */
public final class DeliverOutputs {
    private final RecordOutcome record;
    private final Sealer sealer;

    public DeliverOutputs(RecordOutcome record, Sealer sealer) {
        this.record = record;
        this.sealer = sealer;
    }

    /** Commits the delivery; if nothing at all was delivered, nothing is written and the reason is returned. */
    public Optional<Failure> deliver(Claim claim, Delivered.By by, List<Output> outputs, Usage usage) {
        var artifacts = new ArrayList<NewArtifact>();
        for (Output output : outputs) {
            artifact(output, artifacts.size()).ifPresent(artifacts::add);
        }
        if (artifacts.isEmpty()) {
            return Optional.of(reason(outputs));
        }
        record.delivered(new Delivered(claim, by, artifacts, outputs.size() - artifacts.size(), usage));
        return Optional.empty();
    }

    private Optional<NewArtifact> artifact(Output output, int index) {
        ArtifactId id = ArtifactId.create();
        return switch (output) {
            case Output.Remote remote ->
                Optional.of(new NewArtifact(id, index, remote.mediaType(), source(id, remote)));
            case Output.Inline(byte[] bytes, String mediaType) ->
                Optional.of(new NewArtifact(id, index, Optional.of(mediaType), new NewArtifact.Source.Inline(bytes)));
            case Output.Missing _ -> Optional.empty();
        };
    }

    private NewArtifact.Source source(ArtifactId id, Output.Remote remote) {
        Optional<byte[]> headers =
                Optional.of(remote.headers()).filter(h -> !h.isEmpty()).map(h -> seal(id, h));
        return new NewArtifact.Source.Remote(remote.url(), headers, remote.expiresAt());
    }

    private byte[] seal(ArtifactId id, Map<String, String> headers) {
        return sealer.seal(Json.MAPPER.writeValueAsBytes(headers), id.toString());
    }

    private static Failure reason(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Missing.class::isInstance)
                .map(missing -> ((Output.Missing) missing).failure())
                .findFirst()
                .orElseGet(() -> Failure.of(
                        Failure.Kind.PROVIDER_UNAVAILABLE, "The provider called the job done and delivered nothing."));
    }
}
