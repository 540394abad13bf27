package com.easyai.gateway.adapter;

import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * A canonical request on its way to one platform: OpenAI's parameter names, defaults filled in, the platform model's
 * value mapping applied. {@code parameters} has no {@code model}; {@code platformModel} is the name the provider knows.
 */
public record ProviderRequest(JobKind kind, String platformModel, ObjectNode parameters) {}
