package com.easyai.gateway.adapter;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is needed to ask for a provider's task again, from any worker, at the same account: a small document that only its
 * adapter reads. {@code id} is the provider's own word for the task, for people.
 */
public record TaskHandle(String id, ObjectNode document) {}
