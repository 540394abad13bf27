package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** The operators' page in a real browser: what is stuck is named with its reason, and goes when it is mended there. */
class ConsolePageTest {
    private static final String USER = "eve";
    /** A page must show this and not obey it. */
    private static final String HOSTILE = "<i>eve</i>";

    private final Stack stack = Stack.running();

    @AfterEach
    void honest_again() {
        stack.serverMainIsHonest();
    }

    @Test
    void operator_sees_why_a_settlement_is_parked_and_sends_it_again() {
        stack.serverMainShall(Map.of("settlementStatus", 422));
        String job = stack.accepted(USER, Stack.image("a fox " + UUID.randomUUID(), Map.of()));
        Stack.awaitThat(() -> settlement(job).equals("parked"), "the parking");
        stack.serverMainIsHonest();
        submitAsHostile();

        try (Browser browser = Browser.open()) {
            browser.driver.get(stack.api(1, "/console/"));
            type(browser, "not-the-token");
            awaitText(browser, "#door-why", "does not take this token");
            type(browser, stack.processes.setting("AI_GATEWAY_ADMIN_TOKEN"));

            awaitText(browser, ".headline", "a person.");
            WebElement row = rowOf(browser, job);
            assertThat(row.getText()).contains("settlement", "422");
            awaitText(browser, "#limits", "openai-main");
            awaitText(browser, "#newest", HOSTILE);
            assertThat(browser.driver.findElements(By.cssSelector("#newest i"))).isEmpty();
            browser.screenshot("console-stuck");
            assertFitsIn(browser, 400);

            row.findElement(By.cssSelector(".deeds button")).click();
            row.findElement(By.cssSelector(".decision button.strong")).sendKeys(Keys.ENTER);

            awaitText(browser, "#done", "The settlement of " + job + " is pending");
            Stack.awaitThat(() -> rowsOf(browser, job).isEmpty(), "the row to go");
            Stack.awaitThat(() -> settlement(job).equals("settled"), "the settlement");
            browser.driver.findElement(By.id("wanted")).sendKeys(job + Keys.ENTER);
            awaitText(browser, "#job-parts", "settlement settled");
            assertThat(browser.driver.findElement(By.id("job-parts")).getText()).contains("chosen", USER);
            browser.screenshot("console-job");
        }
        assertThat(stack.ledger(job)).hasSize(1);
    }

    private void submitAsHostile() {
        Map<String, String> serverMain = Map.of(
                "Authorization",
                "Bearer " + stack.processes.setting("AI_GATEWAY_INTERNAL_TOKEN"),
                "X-User-Id",
                HOSTILE,
                "X-User-Authorization",
                "Bearer sk-user-" + USER);
        assertThat(Web.post(stack.api(1, "/v1/jobs"), serverMain, Stack.image("a fox", Map.of()))
                        .status())
                .isEqualTo(202);
    }

    private static void type(Browser browser, String token) {
        browser.driver.findElement(By.id("token")).sendKeys(token + Keys.ENTER);
    }

    private static void assertFitsIn(Browser browser, int width) {
        resize(browser, width);
        assertThat(browser.driver.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        browser.screenshot("console-narrow");
        browser.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static void resize(Browser browser, int width) {
        var size = Map.<String, Object>of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", true);
        browser.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", size);
    }

    private static WebElement rowOf(Browser browser, String job) {
        Stack.awaitThat(() -> rowsOf(browser, job).size() == 1, "the row of " + job);
        return rowsOf(browser, job).getFirst();
    }

    private static List<WebElement> rowsOf(Browser browser, String job) {
        return browser.driver.findElements(By.xpath("//*[@id='parked']//li[contains(., '" + job + "')]"));
    }

    private static void awaitText(Browser browser, String selector, String text) {
        Stack.awaitThat(() -> has(browser, selector, text), text + " in " + selector);
    }

    private static boolean has(Browser browser, String selector, String text) {
        try {
            return browser.driver
                    .findElement(By.cssSelector(selector))
                    .getText()
                    .contains(text);
        } catch (NoSuchElementException | StaleElementReferenceException e) {
            return false;
        }
    }

    private String settlement(String job) {
        return stack.job(USER, job).get("billing").get("settlement").asString();
    }
}
