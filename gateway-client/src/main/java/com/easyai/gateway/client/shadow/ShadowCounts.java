package com.easyai.gateway.client.shadow;

/**
 * What became of the copies so far; those that are chosen and nothing else yet still wait.
 *
 * @param chosen offered, and within the share
 * @param dropped chosen while no more could wait
 * @param failed chosen, and not taken by the gateway; they are not sent again
 */
public record ShadowCounts(long chosen, long sent, long dropped, long failed) {}
