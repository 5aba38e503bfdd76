package org.careeralmanac.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The HTML pages in a real Chromium, at phone and desktop width, light and dark, with JavaScript off. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Suite.Extension.class)
class BrowserIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Suite suite;
    private ChromeDriver browser;

    BrowserIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void open() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        ChromeOptions options = new ChromeOptions()
                .setBinary(System.getProperty("almanac.chromium", "/usr/bin/chromium"))
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
        // The pages need no script; WebDriver's own commands work without page scripts.
        options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(
                                Path.of(System.getProperty("almanac.chromedriver", "/usr/bin/chromedriver"))
                                        .toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, 360, light",
        "/, 1280, dark",
        "/careers/principal-ai-ml-engineer, 360, light",
        "/careers/principal-ai-ml-engineer, 360, dark",
        "/careers/principal-ai-ml-engineer, 1280, light",
        "/careers/principal-ai-ml-engineer, 1280, dark",
        "/sources, 360, dark",
        "/sources, 1280, light"
    })
    void aPageFitsItsWidthAndLoadsNothingThatFails(String path, int width, String scheme) throws IOException {
        visit(path, width, scheme);

        Object scrollWidth =
                browser.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        assertThat(((Number) ((Map<?, ?>) scrollWidth).get("width")).intValue())
                .as("no sideways scrolling")
                .isLessThanOrEqualTo(width);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
        Files.write(
                SCREENSHOTS.resolve(
                        (path.equals("/") ? "home" : path.substring(1).replace('/', '-')) + "-" + width + "-" + scheme
                                + ".png"),
                browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void theReferenceCareerShowsEverySectionAndEveryFiguresText() throws IOException {
        visit("/careers/" + Suite.REFERENCE, 1280, "light");
        JsonNode page = suite.json("/api/v1/careers/" + Suite.REFERENCE);

        String text = squeezed(browser.findElement(By.tagName("body")).getDomProperty("textContent"));

        assertThat(browser.findElements(By.cssSelector("main h2"))).hasSizeGreaterThanOrEqualTo(11);
        List<String> figureTexts = page.findParents("statistic").stream()
                .map(f -> f.path("text").asText())
                .distinct()
                .toList();
        assertThat(figureTexts).hasSizeGreaterThan(20).allSatisfy(t -> assertThat(text)
                .contains(squeezed(t)));
        page.path("sources").forEach(s -> assertThat(text)
                .contains(squeezed(s.path("attribution").asText())));
    }

    @Test
    void theTableBehindThePayDrawingIsOneTapAway() throws IOException {
        visit("/careers/" + Suite.REFERENCE, 360, "light");
        WebElement details = browser.findElement(By.cssSelector("#salary details"));
        assertThat(details.getDomAttribute("open")).isNull();

        details.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);

        assertThat(details.getDomAttribute("open")).isNotNull();
    }

    private void visit(String path, int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.get(suite.at(path).toString());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
