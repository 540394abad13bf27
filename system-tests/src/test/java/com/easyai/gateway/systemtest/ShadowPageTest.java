package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The report as an operator sees it, in a real browser. */
class ShadowPageTest {
    /** A model whose copies only this test sends; 0.28 with a discount of a tenth. */
    private static final String MODEL = "dall-e-3";

    private static final String PRICE = "0.252";
    private static final int MATCHING = 210;
    private static final int DEARER = 12;

    private final Stack stack = Stack.running();
    private final String run = "page-" + UUID.randomUUID();
    private final Map<String, String> serverMain =
            Map.of("Authorization", "Bearer " + stack.processes.setting("AI_GATEWAY_INTERNAL_TOKEN"));

    @Test
    void operator_reads_the_verdict_its_numbers_and_the_causes() throws IOException {
        String page = stack.api(1, "/admin/shadow/report?share=5&kind=image&model=" + MODEL);
        IntStream.range(0, MATCHING + DEARER).forEach(i -> send(run + "-" + i, i < MATCHING ? PRICE : PRICE + "001"));
        Stack.awaitThat(
                () -> Web.get(page, stack.asOperator())
                                .json()
                                .path("comparisons")
                                .asInt()
                        == MATCHING + DEARER,
                "the comparison of all copies");

        try (Browser browser = Browser.open()) {
            browser.visitAsOperator(page, stack.processes.setting("AI_GATEWAY_ADMIN_TOKEN"));

            assertThat(browser.driver.getTitle()).isEqualTo("Shadow report");
            assertThat(texts(browser, ".verdict")).containsExactly("NO-GO", "NO-GO");
            assertThat(texts(browser, "section h2"))
                    .singleElement()
                    .satisfies(title -> assertThat(title).startsWith(MODEL + " · image"));
            assertThat(texts(browser, "section li")).anyMatch(reason -> reason.startsWith("estimate"));
            assertThat(texts(browser, "section tbody tr"))
                    .anyMatch(row -> row.startsWith("estimate " + MATCHING + " " + DEARER));
            assertThat(browser.driver.findElements(By.cssSelector("section svg rect")))
                    .isNotEmpty()
                    .allMatch(WebElement::isDisplayed);
            Path picture = browser.screenshot("shadow-report");
            assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThan(600);
        }
    }

    private void send(String id, String total) {
        Map<String, Object> legacy = Map.of(
                "candidates",
                List.of("openai-main"),
                "platform",
                "openai-main",
                "estimate",
                Map.of("total", total, "currency", "CNY"),
                "limits",
                Map.of("decision", "admitted"));
        Map<String, Object> copy = Map.of(
                "requestId",
                id,
                "kind",
                "image",
                "user",
                Map.of("sub", "amy"),
                "request",
                Map.of("model", MODEL, "prompt", run),
                "legacy",
                legacy);
        assertThat(Web.post(stack.api(2, "/internal/shadow/requests"), serverMain, copy)
                        .status())
                .isEqualTo(202);
    }

    private static List<String> texts(Browser browser, String selector) {
        return browser.driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
