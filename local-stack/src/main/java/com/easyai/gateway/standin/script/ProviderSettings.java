package com.easyai.gateway.standin.script;

/**
 * How the stand-in provider behaves when the prompt says nothing.
 *
 * @param imageDelayMillis how long an image takes
 * @param taskMillis how long a video task takes from submit to end
 * @param failRate share of submits, 0 to 1, that fail with a 500
 * @param seed decides which of them do
 * @param openAiKey the only key the OpenAI wire takes; empty takes any
 * @param arkKey the only key the Ark wire takes; empty takes any
 */
public record ProviderSettings(
        long imageDelayMillis, long taskMillis, double failRate, long seed, String openAiKey, String arkKey) {

    public ProviderSettings {
        if (imageDelayMillis < 0 || taskMillis < 0) {
            throw new IllegalArgumentException("imageDelayMillis and taskMillis must be 0 or more.");
        }
        if (failRate < 0 || failRate > 1) {
            throw new IllegalArgumentException("failRate must be between 0 and 1.");
        }
    }

    /** Everything at once and nothing fails: what tests and benchmarks start from. */
    public static ProviderSettings instant() {
        return new ProviderSettings(0, 0, 0, 1, "", "");
    }

    /** Slow enough to watch. */
    public static ProviderSettings unhurried() {
        return new ProviderSettings(800, 6000, 0, 1, "", "");
    }

    public ProviderSettings withImageDelayMillis(long millis) {
        return new ProviderSettings(millis, taskMillis, failRate, seed, openAiKey, arkKey);
    }

    public ProviderSettings withTaskMillis(long millis) {
        return new ProviderSettings(imageDelayMillis, millis, failRate, seed, openAiKey, arkKey);
    }

    public ProviderSettings withFailRate(double rate, long newSeed) {
        return new ProviderSettings(imageDelayMillis, taskMillis, rate, newSeed, openAiKey, arkKey);
    }

    public ProviderSettings withKeys(String openAi, String ark) {
        return new ProviderSettings(imageDelayMillis, taskMillis, failRate, seed, openAi, ark);
    }

    @Override
    public String toString() {
        return "ProviderSettings[imageDelayMillis=%d, taskMillis=%d, failRate=%s, seed=%d]"
                .formatted(imageDelayMillis, taskMillis, failRate, seed);
    }
}
