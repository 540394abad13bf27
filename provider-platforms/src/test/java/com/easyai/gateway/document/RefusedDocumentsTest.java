package com.easyai.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.easyai.gateway.catalogue.Catalogues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each planted fault in a good document is refused at its own path, and nothing else is. */
class RefusedDocumentsTest {
    private static final String SECRET = "a-literal-key";

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            currency: CNY                   | currency: yuan                              | currency: must be three capital letters, such as CNY
            currency: CNY                   | currency: 156                               | currency: must be text of one line, at most 200 characters
            currency: CNY                   | currency: [CNY]                             | currency: must be text of one line, at most 200 characters
            currency: CNY                   | colour: red                                 | currency: is missing; colour: is not known here; known are currency, models, platforms
            name: seedance                  | name: gpt-image-1                           | models[1].name: is the name of another one too; names must differ; platforms[1].models[1].model: is not the name of a model in models
            name: ark-1                     | name: openai-main                           | platforms[1].name: is the name of another one too; names must differ
            name: ark-1                     | nickname: ark-1                             | platforms[1].name: is missing; platforms[1].nickname: is not known here; known are name, adapter, baseUrl, credentials, discount, priority, weight, limits, models
            name: ark-1                     | name: 7                                     | platforms[1].name: must be text of one line, at most 200 characters
            kinds: [video]                  | kinds: []                                   | models[1].kinds: must list at least one kind; must be one of image, edit, video, chat, embedding
            kinds: [video]                  | kinds: [film]                               | models[1].kinds[0]: must be one of image, edit, video, chat, embedding
            kinds: [video]                  | kinds: [video, video]                       | models[1].kinds[1]: is there twice
            kinds: [video]                  | kinds: video                                | models[1].kinds: must be a list; models[1].kinds: must list at least one kind; must be one of image, edit, video, chat, embedding
            seed: {}                        | prompt: {}                                  | models[0].parameters.prompt: is part of every request and takes no rule; remove it
            seed: {}                        | seed: 7                                     | models[0].parameters.seed: must be an object
            seed: {}                        | seed: { standard: 7 }                       | models[0].parameters.seed.standard: is not known here; known are default, allowed, min, max
            seed: {}                        | seed: { default: [1] }                      | models[0].parameters.seed.default: must be text, a number, true or false
            seed: {}                        | seed: { min: low }                          | models[0].parameters.seed.min: must be a number
            seed: {}                        | seed: { min: 5, max: 4 }                    | models[0].parameters.seed.min: must not be above max
            seed: {}                        | seed: { allowed: [1, 1] }                   | models[0].parameters.seed.allowed[1]: is there twice
            seed: {}                        | seed: { allowed: [1], max: 4 }              | models[0].parameters.seed.allowed: cannot go together with min or max; keep one of the two
            default: high                   | default: best                               | models[0].parameters.quality.default: must be one of low, medium, high
            default: 1, min                 | default: 9, min                             | models[0].parameters.n.default: must be a whole number from 1 to 4
            price: "0.60"                   | price: "-0.60"                              | models[0].pricing[1].price: must not be negative
            price: "0.60"                   | price: cheap                                | models[0].pricing[1].price: must be a decimal such as "1.20", with at most 15 digits on each side
            price: "0.60"                   | price: 1e400                                | models[0].pricing[1].price: must be a decimal such as "1.20", with at most 15 digits on each side
            price: "0.60"                   | cost: "0.60"                                | models[0].pricing[1].price: is missing; models[0].pricing[1].cost: is not known here; known are meter, per, price, when
            image, per: 1, price: "0.60"    | image, per: 0, price: "0.60"                | models[0].pricing[1].per: must be above zero
            meter: image, per: 1, price: "0.60" | meter: pixel, per: 1, price: "0.60"     | models[0].pricing[1].meter: must be one of image, second, video, megapixel, input_token, cached_input_token, output_token, call
            when: { quality: high }         | when: { quality: best }                     | models[0].pricing[0].when.quality: can never match: the parameter must be one of low, medium, high
            when: { quality: high }         | when: { n: 9 }                              | models[0].pricing[0].when.n: can never match: the parameter must be a whole number from 1 to 4
            when: { quality: high }         | when: { colour: red }                       | models[0].pricing[0].when.colour: is not a parameter of the model
            when: { quality: high }         | when: { }                                   | models[0].pricing[1]: ties with models[0].pricing[0]: one request could match both, with the same number of conditions; give one of them a further condition, or remove it
            when: { resolution: 1080p }     | when: { watermark: true }                   | models[1].pricing[1]: ties with models[1].pricing[0]: one request could match both, with the same number of conditions; give one of them a further condition, or remove it
            when: { resolution: 1080p }     | when: { resolution: 720p }                  | models[1].pricing[1]: ties with models[1].pricing[0]: one request could match both, with the same number of conditions; give one of them a further condition, or remove it
            adapter: openai                 | adapter: kling                              | platforms[0].adapter: must be one of openai, volcengine-ark
            adapter: openai                 | driver: openai                              | platforms[0].adapter: is missing; platforms[0].driver: is not known here; known are name, adapter, baseUrl, credentials, discount, priority, weight, limits, models
            baseUrl: https://api.openai.com/v1 | ''                                       | platforms[0].baseUrl: is missing
            baseUrl: https://api.openai.com/v1 | baseUrl: ftp://api.openai.com            | platforms[0].baseUrl: must be an http or https address with a host, and without user, query or fragment
            baseUrl: https://api.openai.com/v1 | baseUrl: https://user:word@api.openai.com | platforms[0].baseUrl: must be an http or https address with a host, and without user, query or fragment
            baseUrl: https://api.openai.com/v1 | baseUrl: api.openai.com                  | platforms[0].baseUrl: must be an http or https address with a host, and without user, query or fragment
            ${OPENAI_API_KEY}               | ${NOT_SET}                                  | platforms[0].credentials.apiKey: refers to the environment variable NOT_SET, which is not set
            ${OPENAI_API_KEY}               | Bearer ${OPENAI_API_KEY}                    | platforms[0].credentials.apiKey: must be one reference like ${NAME} and nothing else, or the credential itself
            apiKey: a-literal-key           | ''                                          | platforms[1].credentials.apiKey: is missing
            apiKey: a-literal-key           | secretKey: a-literal-key                    | platforms[1].credentials.apiKey: is missing
            apiKey: a-literal-key           | apiKey: [a-literal-key]                     | platforms[1].credentials.apiKey: must be text, a number, true or false
            apiKey: a-literal-key           | apiKey: 12345                               | platforms[1].credentials.apiKey: must be text
            credentials: { apiKey: a-literal-key } | ''                                   | platforms[1].credentials: is missing
            discount: "0.90"                | discount: "-0.1"                            | platforms[0].discount: must not be negative
            discount: "0.90"                | discount: ten percent                       | platforms[0].discount: must be a decimal such as "1.20", with at most 15 digits on each side
            priority: 10                    | priority: first                             | platforms[0].priority: must be a whole number
            priority: 10                    | priority: 1.5                               | platforms[0].priority: must be a whole number
            weight: 3                       | weight: 0                                   | platforms[0].weight: must be a whole number from 1 to 1000000
            rpm: 500                        | rpm: -1                                     | platforms[0].limits.rpm: must be a whole number from 1 to 2147483647
            rpm: 500                        | rpm: "500"                                  | platforms[0].limits.rpm: must be a whole number from 1 to 2147483647
            tpm: 200000                     | tpm: 0                                      | platforms[0].limits.tpm: must be a whole number from 1 to 9223372036854775807
            concurrency: 20                 | concurrency: 2.5                            | platforms[0].limits.concurrency: must be a whole number from 1 to 2147483647
            concurrency: 20                 | ipm: 20                                     | platforms[0].limits.ipm: is not known here; known are rpm, tpm, concurrency
            limits: { rpm: 50 }             | limits: { rpm: -50 }                        | platforms[0].models[0].limits.rpm: must be a whole number from 1 to 2147483647
            - { model: gpt-image-1 }        | - { model: gpt-5 }                          | platforms[1].models[0].model: is not the name of a model in models
            - { model: gpt-image-1 }        | - { model: seedance }                       | platforms[1].models[1].model: is offered twice by this platform
            - { model: gpt-image-1 }        | - gpt-image-1                               | platforms[1].models[0]: must be an object; platforms[1].models[0].model: is missing
            - { model: seedance, platformModel: doubao-seedance-1-0-pro-250528 } | ''       | models[1]: is offered by no platform; add it to one, or remove it
            map: { high: hd }               | map: { best: hd }                           | platforms[0].models[0].parameters.quality.map.best: can never match: the parameter must be one of low, medium, high
            map: { high: hd }               | map: { high: [hd] }                         | platforms[0].models[0].parameters.quality.map.high: must be text, a number, true or false
            map: { high: hd }               | rename: { high: hd }                        | platforms[0].models[0].parameters.quality.map: is missing; platforms[0].models[0].parameters.quality.rename: is not known here; known are map
            { quality: { map                | { colour: { map                             | platforms[0].models[0].parameters.colour: is not a parameter of the model
            price: "0.95"                   | price: "-0.95"                              | platforms[0].models[0].pricing[0].price: must not be negative
            pricing: [ { meter: image, per: 1, price: "0.95", when: { quality: low } } ] | pricing: [ { meter: image, price: "1" }, { meter: image, price: "2" } ] | platforms[0].models[0].pricing[1]: ties with platforms[0].models[0].pricing[0]: one request could match both, with the same number of conditions; give one of them a further condition, or remove it
            cost: [ { meter: image, per: 1, price: "0.70" } ] | cost: [ { meter: image, price: "1" }, { meter: image, price: "2" } ] | platforms[0].models[0].cost[1]: ties with platforms[0].models[0].cost[0]: one request could match both, with the same number of conditions; give one of them a further condition, or remove it
            cost: [ { meter: image, per: 1, price: "0.70" } ] | costs: []                                | platforms[0].models[0].costs: is not known here; known are model, platformModel, limits, parameters, pricing, cost
            rpm: 500                        | rpm: 0                                      | platforms[0].limits.rpm: must be a whole number from 1 to 2147483647
            concurrency: 20                 | concurrency: 0                              | platforms[0].limits.concurrency: must be a whole number from 1 to 2147483647
            concurrency: 20                 | concurrency: 99999999999                    | platforms[0].limits.concurrency: must be a whole number from 1 to 2147483647
            limits: { rpm: 500, tpm: 200000, concurrency: 20 } | limits: [500]             | platforms[0].limits: must be an object
            price: "0.70"                   | price: "-0.70"                              | platforms[0].models[0].cost[0].price: must not be negative
            """)
    void refuses(String good, String bad, String problems) {
        assertThat(Catalogues.DOCUMENT).contains(good);

        List<CatalogueProblem> found =
                problemsOf(Catalogues.DOCUMENT.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad)));

        assertThat(found.stream().map(CatalogueProblem::toString).reduce((a, b) -> a + "; " + b))
                .contains(problems);
    }

    @Test
    void all_problems_are_told_at_once() {
        String document = Catalogues.DOCUMENT
                .replace("currency: CNY", "currency: yuan")
                .replace("price: \"0.60\"", "price: \"-1\"")
                .replace("adapter: openai", "adapter: kling")
                .replace("rpm: 50 ", "rpm: 0 ")
                .replace("model: seedance,", "model: sora,");

        assertThat(problemsOf(document))
                .extracting(CatalogueProblem::path)
                .containsExactly(
                        "currency",
                        "models[0].pricing[1].price",
                        "platforms[0].adapter",
                        "platforms[0].models[0].limits.rpm",
                        "platforms[1].models[1].model",
                        "models[1]");
    }

    @Test
    void document_without_anything_lacks_its_three_parts() {
        assertThat(problemsOf("{}"))
                .extracting(CatalogueProblem::path)
                .containsExactly("currency", "models", "platforms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            ''
            just words
            [1, 2]
            'currency: [CNY'
            '{"currency": "CNY"'
            '{"currency": "CNY"} {"currency": "CNY"}'
            'currency: CNY\tmodels: }{'
            """)
    void text_that_is_no_document_is_one_problem(String text) {
        assertThat(problemsOf(text))
                .singleElement()
                .satisfies(p -> assertThat(p.path()).isEqualTo("$"));
    }

    @Test
    void field_given_twice_is_refused_in_yaml_and_in_json() {
        assertThat(problemsOf(Catalogues.DOCUMENT + "currency: USD\n")).hasSize(1);
        assertThat(problemsOf("{\"currency\": \"CNY\", \"currency\": \"USD\"}"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("line 1").contains("given twice"));
    }

    @Test
    void yaml_bomb_is_refused_unexploded() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String nine = ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1);
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(nine)
                    .append("]\n");
        }

        assertThat(problemsOf(bomb.toString()))
                .containsExactly(new CatalogueProblem("$", "must not use YAML aliases (line 2); write it out"));
    }

    @Test
    void number_that_would_fill_the_memory_is_refused_unwritten() {
        String document = asJson(Catalogues.DOCUMENT)
                .replace("\"priority\":10", "\"priority\":1e999999999")
                .replace("\"weight\":3", "\"weight\":1e999999999")
                .replace("\"rpm\":500", "\"rpm\":1e-999999999")
                .replace("\"max\":12", "\"max\":1e999999999")
                .replace("\"0.60\"", "1e999999999");

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> problemsOf(document)))
                .extracting(CatalogueProblem::path)
                .containsExactly(
                        "models[0].pricing[1].price",
                        "models[1].parameters.seconds.max",
                        "platforms[0].priority",
                        "platforms[0].weight",
                        "platforms[0].limits.rpm");
    }

    @Test
    void depth_and_length_are_limited() {
        assertThat(problemsOf("a: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("more than 16 levels"));
        assertThat(problemsOf("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("more than 16 levels"));
        assertThat(problemsOf("a: " + "x".repeat(2_000_001)))
                .containsExactly(new CatalogueProblem("$", "must not be longer than 2000000 characters"));
    }

    @Test
    void no_problem_ever_shows_a_credential() {
        String document = Catalogues.DOCUMENT.replace(SECRET, SECRET + ": oops: [");

        assertThat(problemsOf(document))
                .isNotEmpty()
                .noneMatch(p -> p.toString().contains(SECRET));
    }

    private static String asJson(String document) {
        return DocumentText.parse(document, new Problems()).orElseThrow().toString();
    }

    private static List<CatalogueProblem> problemsOf(String text) {
        CredentialSource source =
                (platform, name, written) -> written.startsWith("${NOT_SET") ? Optional.empty() : Optional.of(written);
        return switch (new ReadCatalogue(Catalogues.ADAPTERS).read(text, source)) {
            case CatalogueReading.Refused(var problems) -> problems;
            case CatalogueReading.Accepted accepted -> List.of();
        };
    }
}
