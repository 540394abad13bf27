package com.easyai.gateway.standin.script;

/**
 * How the stand-in provider behaves when the prompt says nothing.
 *
 * @param imageDelayMillis how long an image takes
 * @param taskMillis how long a video task takes from submit to end
 * @param failRate share of submits, 0 to 1, that fail with a 500
 * @param seed decides which of them do
 */
public record ProviderSettings(long imageDelayMillis, long taskMillis, double failRate, long seed, Keys keys) {

    /** The only key that each wire takes; empty takes any. */
    public record Keys(String openai, String ark) {
        @Override
        public String toString() {
            return "Keys[openai=%s, ark=%s]".formatted(isSet(openai), isSet(ark));
        }

        private static String isSet(String key) {
            return key.isEmpty() ? "any" : "set";
        }
    }

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
        return new ProviderSettings(0, 0, 0, 1, new Keys("", ""));
    }

    /** Slow enough to watch. */
    public static ProviderSettings unhurried() {
        return instant().withImageDelayMillis(800).withTaskMillis(6000);
    }

    public ProviderSettings withImageDelayMillis(long millis) {
        return new ProviderSettings(millis, taskMillis, failRate, seed, keys);
    }

    public ProviderSettings withTaskMillis(long millis) {
        return new ProviderSettings(imageDelayMillis, millis, failRate, seed, keys);
    }

    public ProviderSettings withFailRate(double rate, long newSeed) {
        return new ProviderSettings(imageDelayMillis, taskMillis, rate, newSeed, keys);
    }

    public ProviderSettings withKeys(String openai, String ark) {
        return new ProviderSettings(imageDelayMillis, taskMillis, failRate, seed, new Keys(openai, ark));
    }
}
