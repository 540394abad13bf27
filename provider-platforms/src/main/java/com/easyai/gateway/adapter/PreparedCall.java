package com.easyai.gateway.adapter;

import com.easyai.gateway.job.JobKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * What would be sent: {@code parameters} as the provider names them, also where the wire is multipart. Input media stand
 * in it as the caller gave them (an https or {@code data:} URL) and are turned into what the wire takes on submission.
 */
public record PreparedCall(JobKind kind, String platformModel, ObjectNode parameters) {}
