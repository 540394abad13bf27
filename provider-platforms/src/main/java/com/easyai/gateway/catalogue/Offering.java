package com.easyai.gateway.catalogue;

/** A model, and a platform that offers it. */
public record Offering(Platform platform, PlatformModel model) {}
