package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in headless Chromium, at the widths of a desk and of a telephone, without an error in its console. */
class PageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int[] WIDTHS = {1280, 400};

    @TempDir
    static Path folder;

    private static ModelServer server;
    private static ChromeDriver browser;
    private static String axe;

    /** Held, so that its level stays: it warns that it does not know this Chromium. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no Chromium here: apt-get install chromium chromium-driver");
        try (InputStream in =
                PageTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        SELENIUM.setLevel(Level.SEVERE);
        server = ModelServer.start(
                ServeOptions.local(TinyModels.write(folder, "poet", "judge", "tagger", "season", "adder")),
                TinyModels::open);
        browser = browser(false);
    }

    static ChromeDriver browser(boolean dark) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        if (dark) {
            options.addArguments("--force-dark-mode", "--blink-settings=preferredColorScheme=0");
        }
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
            server.close();
        }
    }

    @AfterEach
    void theConsoleHasNoError() {
        List<LogEntry> entries = browser.manage().logs().get(LogType.BROWSER).getAll();
        assertThat(entries)
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()
                        && !entry.getMessage().contains("Canvas2D")) // by axe
                .isEmpty();
    }

    private static void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void open(int width, String model) {
        size(width, 900);
        browser.get("http://localhost:" + server.port() + "/");
        await(() -> browser.findElements(By.cssSelector("#model option")).size() == 5);
        find("#model").sendKeys(model);
        await(() -> find("#model").getDomProperty("value").equals(model));
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as(find("body").getText()).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void type(String selector, String text) {
        WebElement field = find(selector);
        field.clear();
        field.sendKeys(text);
    }

    private static void everyWidth(Function<Integer, Runnable> check) {
        for (int width : WIDTHS) {
            check.apply(width).run();
            assertThat(browser.executeScript(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("the page fits into %d pixels", width)
                    .isEqualTo(true);
            accessible(width);
        }
    }

    /** Rules of WCAG 2 at level A and AA, as axe checks them. */
    private static void accessible(int width) {
        browser.executeScript(axe);
        Object violations = browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'best-practice']}).then(r =>"
                + " done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))));");
        assertThat((List<?>) violations).as("violations at %d pixels", width).isEmpty();
    }

    private static String written() {
        return (String) browser.executeScript("return document.querySelector('#branches .text').textContent");
    }

    private static void write() {
        type("#prompt", "he");
        type("#length", "40");
        find("#go").click();
        await(() -> written().length() == 42);
    }

    @Test
    void aTextGrowsAndIsTheSameForTheSameSeed() {
        everyWidth(width -> () -> {
            open(width, "poet");
            write();
            String first = written();
            assertThat(first).startsWith("he");
            find("#go").click();
            await(() ->
                    !find("#branches .note").getText().isEmpty() && written().length() == 42);
            assertThat(written()).isEqualTo(first);
        });
    }

    @Test
    void aCharacterShowsWhatMayComeNextAndBranches() {
        everyWidth(width -> () -> {
            open(width, "poet");
            write();
            String text = written();
            browser.findElements(By.cssSelector("#branches .text span")).get(4).click();
            await(() -> find("#next").isDisplayed());
            assertThat(find("#before").getText()).isEqualTo(text.substring(0, 5).strip());
            assertThat(browser.findElements(By.cssSelector("#bars i")).size()).isGreaterThan(3);
            find("#branch").click();
            await(() ->
                    browser.findElements(By.cssSelector("#branches section")).size() == 2
                            && browser.findElements(By.cssSelector("#branches .note")).stream()
                                    .allMatch(note -> note.getText().contains("tokens in")));
            assertThat(browser.findElements(By.cssSelector("#branches .text")))
                    .allMatch(branch -> branch.getDomProperty("textContent").startsWith(text.substring(0, 5)));
        });
    }

    @Test
    void theKeyboardChoosesACharacter() {
        open(1280, "poet");
        write();
        find("#branches .text").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        await(() -> find("#next").isDisplayed() && find("#before").getText().equals("he"));
    }

    @Test
    void classesTagsAndAttentionAreShown() {
        everyWidth(width -> () -> {
            open(width, "judge");
            predict("one is more than two\ntwo is more than one");
            assertThat(browser.findElements(By.cssSelector("#predictions .bars i")))
                    .hasSize(4);
            open(width, "tagger");
            predict("We met on 3 May");
            assertThat(browser.findElements(By.cssSelector("#predictions .tagged small")))
                    .hasSize(5);
            open(width, "adder");
            predict("12+34");
            assertThat(browser.findElements(By.cssSelector("#predictions tr:first-of-type th")))
                    .hasSize(5);
        });
    }

    @Test
    void aForecastIsDrawn() {
        StringBuilder table = new StringBuilder("date,value\n");
        for (int day = 1; day <= 28; day++) {
            table.append("2024-02-%02d,%d\n".formatted(day, 10 + day % 7));
        }
        everyWidth(width -> () -> {
            open(width, "season");
            browser.executeScript("document.getElementById('inputs').value = arguments[0]", table.toString());
            predict("");
            assertThat(browser.findElements(By.cssSelector("#predictions svg polyline")))
                    .hasSize(2);
            assertThat(browser.findElements(By.cssSelector("#predictions td"))).hasSize(9);
        });
    }

    private static void predict(String text) {
        if (!text.isEmpty()) {
            type("#inputs", text);
        }
        find("#predict button").click();
        await(() -> find("#results").isDisplayed());
    }

    @Test
    void anErrorIsShown() {
        open(400, "poet");
        type("#temperature", "1");
        browser.executeScript("document.getElementById('write').noValidate = true");
        type("#topp", "7");
        find("#go").click();
        await(() -> find("#problem").isDisplayed());
        assertThat(find("#problem").getText()).startsWith("sample.top-p = 7");
        browser.manage().logs().get(LogType.BROWSER); // the browser reports the status as well
    }

    @Test
    void darkColoursCanBeRead() {
        ChromeDriver light = browser;
        browser = browser(true);
        try {
            open(1280, "poet");
            write();
            accessible(1280);
        } finally {
            browser.quit();
            browser = light;
        }
    }

    /** Picture for the documentation, of a model that says something: {@code docs/pictures/serve} runs this. */
    @Test
    void picturesForTheDocumentation() {
        String target = System.getProperty("rnn4j.screenshots", "");
        Assumptions.assumeFalse(target.isEmpty(), "no -Drnn4j.screenshots");
        Map<String, Path> models = Map.of("shakespeare", Path.of(System.getProperty("rnn4j.screenshots.model")));
        try (ModelServer trained = ModelServer.start(ServeOptions.local(models), TinyModels::open)) {
            size(1280, 1180);
            browser.get("http://localhost:" + trained.port() + "/");
            await(() -> find("#writer").isDisplayed());
            type("#prompt", "To be");
            type("#length", "160");
            find("#go").click();
            await(() -> find("#branches .note").getText().contains("tokens in"));
            browser.findElements(By.cssSelector("#branches .text span")).get(30).click();
            await(() -> find("#next").isDisplayed());
            find("#branch").click();
            await(() -> browser.findElements(By.cssSelector("#branches .note")).stream()
                            .filter(note -> note.getText().contains("tokens in"))
                            .count()
                    == 2);
            browser.findElements(By.cssSelector("#branches .text span")).get(36).click();
            await(() -> find("#next").isDisplayed());
            Files.write(Path.of(target, "serve-page.png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
