package com.easyai.gateway.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.usage.Usage;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a job costs, to the last digit. Every figure was worked out by hand from the contract: effective price = override,
 * else base × discount; amount = quantity ÷ per × unit price, half up at the sixth place, line by line.
 */
class PriceTableTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one image at the base price          | image/1 1.20 | 1 | - | - | images=1 | image 1 / 1 x 1.2 = 1.2 base | 1.2
            four images at the base price        | image/1 0.60 | 1 | - | - | images=4 | image 4 / 1 x 0.6 = 2.4 base | 2.4
            a discount of 1.00 is no discount    | image/1 0.60 | 1.00 | - | - | images=1 | image 1 / 1 x 0.6 = 0.6 base | 0.6
            ten percent off                      | image/1 1.20 | 0.90 | - | - | images=2 | image 2 / 1 x 1.08 = 2.16 discount | 2.16
            a discount with many digits          | image/1 0.333 | 0.777 | - | - | images=1 | image 1 / 1 x 0.258741 = 0.258741 discount | 0.258741
            a unit price is not rounded          | image/1 0.3333 | 0.7777 | - | - | images=1 | image 1 / 1 x 0.25920741 = 0.259207 discount | 0.259207
            dearer than the base price           | image/1 1.00 | 1.25 | - | - | images=2 | image 2 / 1 x 1.25 = 2.5 discount | 2.5
            everything off                       | image/1 1.20 | 0 | - | - | images=3 | image 3 / 1 x 0 = 0 discount | 0
            a price of nothing                   | image/1 0 | 1 | - | - | images=3 | image 3 / 1 x 0 = 0 base | 0
            an override knows no discount        | image/1 1.20 | 0.90 | image/1 0.95 | - | images=1 | image 1 / 1 x 0.95 = 0.95 override | 0.95
            an override may be dearer            | image/1 1.20 | 0.90 | image/1 1.50 | - | images=2 | image 2 / 1 x 1.5 = 3 override | 3
            an override without a base line      | - | 0.90 | image/1 0.95 | - | images=1 | image 1 / 1 x 0.95 = 0.95 override | 0.95
            an override of another meter         | image/1 1.20 | 0.50 | call/1 0.10 | - | images=1 | image 1 / 1 x 0.6 = 0.6 discount; call 1 / 1 x 0.1 = 0.1 override | 0.7
            an override that does not match      | image/1 1.20 | 0.50 | image/1 9.00 quality=low | quality=high | images=1 | image 1 / 1 x 0.6 = 0.6 discount | 0.6
            an override that matches             | image/1 1.20 | 0.50 | image/1 9.00 quality=low | quality=low | images=1 | image 1 / 1 x 9 = 9 override | 9
            an override beats a closer base line | image/1 1.20; image/1 2.40 quality=high | 1 | image/1 0.95 | quality=high | images=1 | image 1 / 1 x 0.95 = 0.95 override | 0.95
            an override counts by another amount | output_token/1000000 8 | 0.5 | output_token/1000 0.01 | - | output=1500 | output_token 1500 / 1000 x 0.01 = 0.015 override | 0.015
            the line of high quality             | image/1 1.20 quality=high; image/1 0.60 | 1 | - | quality=high | images=1 | image 1 / 1 x 1.2 = 1.2 base | 1.2
            the line for all others              | image/1 1.20 quality=high; image/1 0.60 | 1 | - | quality=low | images=1 | image 1 / 1 x 0.6 = 0.6 base | 0.6
            two conditions beat one              | image/1 1 ; image/1 2 quality=high; image/1 3 quality=high size=1024x1024 | 1 | - | quality=high size=1024x1024 | images=1 | image 1 / 1 x 3 = 3 base | 3
            all conditions must hold             | image/1 1 ; image/1 2 quality=high; image/1 3 quality=high size=1024x1024 | 1 | - | quality=high size=1536x1024 | images=1 | image 1 / 1 x 2 = 2 base | 2
            the order of lines says nothing      | image/1 3 quality=high size=1024x1024; image/1 2 quality=high; image/1 1 | 1 | - | quality=high size=1024x1024 | images=1 | image 1 / 1 x 3 = 3 base | 3
            a parameter the request lacks        | image/1 1.20 quality=high; image/1 0.60 | 1 | - | size=1024x1024 | images=1 | image 1 / 1 x 0.6 = 0.6 base | 0.6
            no line for this request             | image/1 1.20 quality=high | 1 | - | quality=low | images=1 | - | 0
            the closest override of two          | image/1 9 | 1 | image/1 5; image/1 4 quality=low | quality=low | images=1 | image 1 / 1 x 4 = 4 override | 4
            two of four images came              | image/1 1.20 | 0.90 | - | - | images=2 | image 2 / 1 x 1.08 = 2.16 discount | 2.16
            three of four images came            | image/1 0.10 | 0.85 | - | - | images=3 | image 3 / 1 x 0.085 = 0.255 discount | 0.255
            no image came                        | image/1 1.20 | 1 | - | - | images=0 | - | 0
            nothing is known of the use          | image/1 1.20; second/1 2; input_token/1 3 | 1 | - | - | - | - | 0
            images sold by the hundred           | image/100 5 | 1 | - | - | images=3 | image 3 / 100 x 5 = 0.15 base | 0.15
            seconds of video at 480p             | second/1 0.25 resolution=480p; second/1 0.50 resolution=720p; second/1 1.10 resolution=1080p | 1 | - | resolution=480p | seconds=5 | second 5 / 1 x 0.25 = 1.25 base | 1.25
            seconds of video at 720p             | second/1 0.25 resolution=480p; second/1 0.50 resolution=720p; second/1 1.10 resolution=1080p | 1 | - | resolution=720p | seconds=5 | second 5 / 1 x 0.5 = 2.5 base | 2.5
            seconds of video at 1080p            | second/1 0.25 resolution=480p; second/1 0.50 resolution=720p; second/1 1.10 resolution=1080p | 0.8 | - | resolution=1080p | seconds=5 | second 5 / 1 x 0.88 = 4.4 discount | 4.4
            a part of a second                   | second/1 0.50 | 1 | - | - | seconds=5.04 | second 5.04 / 1 x 0.5 = 2.52 base | 2.52
            seconds sold by the minute           | second/60 1 | 1 | - | - | seconds=10 | second 10 / 60 x 1 = 0.166667 base | 0.166667
            a video counts once                  | video/1 3.50 | 0.9 | - | - | seconds=8 | video 1 / 1 x 3.15 = 3.15 discount | 3.15
            a video and its seconds              | video/1 1; second/1 0.2 | 1 | - | - | seconds=4 | second 4 / 1 x 0.2 = 0.8 base; video 1 / 1 x 1 = 1 base | 1.8
            a call counts once                   | call/1 0.02 | 1 | - | - | images=4 | call 1 / 1 x 0.02 = 0.02 base | 0.02
            megapixels                           | megapixel/1 0.10 | 1 | - | - | images=1 megapixels=1.048576 | megapixel 1.048576 / 1 x 0.1 = 0.104858 base | 0.104858
            megapixels of four images            | megapixel/1 0.10 | 0.9 | - | - | images=4 megapixels=4.194304 | megapixel 4.194304 / 1 x 0.09 = 0.377487 discount | 0.377487
            input tokens by the million          | input_token/1000000 1.05 | 1 | - | - | input=1000 | input_token 1000 / 1000000 x 1.05 = 0.00105 base | 0.00105
            output tokens by the million         | output_token/1000000 4.20 | 1 | - | - | output=250 | output_token 250 / 1000000 x 4.2 = 0.00105 base | 0.00105
            cached tokens leave the input        | input_token/1000000 1.05; cached_input_token/1000000 0.525; output_token/1000000 4.20 | 1 | - | - | input=1000 cached=400 output=100 | input_token 600 / 1000000 x 1.05 = 0.00063 base; cached_input_token 400 / 1000000 x 0.525 = 0.00021 base; output_token 100 / 1000000 x 4.2 = 0.00042 base | 0.00126
            all input was cached                 | input_token/1000000 1.05; cached_input_token/1000000 0.525 | 1 | - | - | input=400 cached=400 | cached_input_token 400 / 1000000 x 0.525 = 0.00021 base | 0.00021
            more cached than input is no credit  | input_token/1000000 1.05; cached_input_token/1000000 0.525 | 1 | - | - | input=100 cached=400 | cached_input_token 400 / 1000000 x 0.525 = 0.00021 base | 0.00021
            cached tokens without their own line | input_token/1000000 1 | 1 | - | - | input=1000000 cached=400000 | input_token 600000 / 1000000 x 1 = 0.6 base | 0.6
            tokens with a discount               | input_token/1000000 1.05; output_token/1000000 4.20 | 0.9 | - | - | input=40 output=2112 | input_token 40 / 1000000 x 0.945 = 0.000038 discount; output_token 2112 / 1000000 x 3.78 = 0.007983 discount | 0.008021
            an image and its tokens              | image/1 0.5; output_token/1000000 40 | 1 | - | - | images=1 output=4160 | image 1 / 1 x 0.5 = 0.5 base; output_token 4160 / 1000000 x 40 = 0.1664 base | 0.6664
            half at the sixth place goes up      | input_token/1000000 0.5 | 1 | - | - | input=1 | input_token 1 / 1000000 x 0.5 = 0.000001 base | 0.000001
            less than half goes down             | input_token/1000000 0.499999 | 1 | - | - | input=1 | input_token 1 / 1000000 x 0.499999 = 0 base | 0
            a third is rounded once              | image/3 1 | 1 | - | - | images=1 | image 1 / 3 x 1 = 0.333333 base | 0.333333
            two thirds are rounded once          | image/3 1 | 1 | - | - | images=2 | image 2 / 3 x 1 = 0.666667 base | 0.666667
            lines are rounded before the sum     | input_token/1000000 0.5; output_token/1000000 0.5 | 1 | - | - | input=1 output=1 | input_token 1 / 1000000 x 0.5 = 0.000001 base; output_token 1 / 1000000 x 0.5 = 0.000001 base | 0.000002
            money too large for a double         | image/1 90071992547409.93 | 1 | - | - | images=3 | image 3 / 1 x 90071992547409.93 = 270215977642229.79 base | 270215977642229.79
            a tenth ten times is one             | image/1 0.1 | 1 | - | - | images=10 | image 10 / 1 x 0.1 = 1 base | 1
            a tie above an even digit goes up    | input_token/1000000 0.5 | 1 | - | - | input=5 | input_token 5 / 1000000 x 0.5 = 0.000003 base | 0.000003
            a tie made by a discount goes up     | output_token/1000 0.01 | 0.05 | - | - | output=13 | output_token 13 / 1000 x 0.0005 = 0.000007 discount | 0.000007
            a tie made by an override goes up    | output_token/1000 9 | 0.5 | output_token/1000 0.0125 | - | output=1 | output_token 1 / 1000 x 0.0125 = 0.000013 override | 0.000013
            just under a tie goes down           | input_token/1000000 0.4999 | 1 | - | - | input=5 | input_token 5 / 1000000 x 0.4999 = 0.000002 base | 0.000002
            input tokens by the thousand         | input_token/1000 0.002 | 1 | - | - | input=1234 | input_token 1234 / 1000 x 0.002 = 0.002468 base | 0.002468
            output tokens one by one             | output_token/1 0.00001 | 1 | - | - | output=77 | output_token 77 / 1 x 0.00001 = 0.00077 base | 0.00077
            cached tokens with a discount        | input_token/1000 0.01; cached_input_token/1000 0.004 | 0.75 | - | - | input=3000 cached=1000 | input_token 2000 / 1000 x 0.0075 = 0.015 discount; cached_input_token 1000 / 1000 x 0.003 = 0.003 discount | 0.018
            cached tokens for nothing            | input_token/1000 0.01; cached_input_token/1000 0 | 1 | - | - | input=3000 cached=1000 | input_token 2000 / 1000 x 0.01 = 0.02 base; cached_input_token 1000 / 1000 x 0 = 0 base | 0.02
            an override to nothing               | image/1 1.20 | 0.90 | image/1 0 | - | images=2 | image 2 / 1 x 0 = 0 override | 0
            calls sold by the thousand           | call/1000 3 | 0.9 | - | - | - | call 1 / 1000 x 2.7 = 0.0027 discount | 0.0027
            a video priced by its size           | video/1 2 size=720x1280; video/1 5 size=1080x1920 | 1 | - | size=1080x1920 | seconds=4 | video 1 / 1 x 5 = 5 base | 5
            seconds overridden at one resolution | second/1 0.50; second/1 1.10 resolution=1080p | 0.9 | second/1 0.99 resolution=1080p | resolution=1080p | seconds=6 | second 6 / 1 x 0.99 = 5.94 override | 5.94
            seconds not overridden at another    | second/1 0.50; second/1 1.10 resolution=1080p | 0.9 | second/1 0.99 resolution=1080p | resolution=480p | seconds=6 | second 6 / 1 x 0.45 = 2.7 discount | 2.7
            a fifth of a megapixel               | megapixel/1 0.07 | 1 | - | - | images=1 megapixels=0.262144 | megapixel 0.262144 / 1 x 0.07 = 0.01835 base | 0.01835
            large amounts are written plainly    | image/1 1000 | 1 | - | - | images=1000 | image 1000 / 1 x 1000 = 1000000 base | 1000000
            """)
    void costs(
            String name,
            String base,
            String discount,
            String overrides,
            String parameters,
            String usage,
            String lines,
            String total) {
        PriceList prices = PriceCase.prices(base, discount, overrides);
        Usage used = PriceCase.usage(usage);
        var accepted = new PriceSnapshot(7, "CNY", Map.of("p", prices.effectiveFor(PriceCase.pairs(parameters))));

        Bill estimate = accepted.bill("p", used);

        assertThat(PriceCase.printed(estimate)).isEqualTo(lines);
        assertThat(estimate.total()).isEqualTo(total);
        assertThat(settled(accepted, used)).isEqualTo(estimate);
    }

    /** A settlement is made of the prices that were stored with the job when it was accepted. */
    private static Bill settled(PriceSnapshot accepted, Usage used) {
        String stored = Json.MAPPER.writeValueAsString(accepted);
        return Json.MAPPER.readValue(stored, PriceSnapshot.class).bill("p", used);
    }
}
