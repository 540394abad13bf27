package com.easyai.gateway.attempt;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.usage.Usage;
import java.util.List;

/** What a provider delivered: {@code missing} counts what was asked for and did not come. */
public record Delivered(Claim claim, By by, List<NewArtifact> artifacts, int missing, Usage usage) {
    public Delivered {
        if (artifacts.isEmpty()) {
            throw new IllegalArgumentException(claim + " delivered nothing, which is a failure and not a delivery");
        }
        artifacts = List.copyOf(artifacts);
    }

    /** Which attempt it was, and at whom: the prices of that platform are what the job will cost. */
    public record By(int number, String platform, String platformModel) {}
}
