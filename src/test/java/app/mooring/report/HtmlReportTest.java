package app.mooring.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.migration.DemoReport;
import app.mooring.operation.StepResult;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final Instant ENDED = Instant.parse("2026-11-24T12:00:00Z");

    private static StepResult step(String id, StepResult.State state, long millis, String command) {
        return new StepResult(id, state, millis, List.of(command));
    }

    private static DemoReport passed() {
        return new DemoReport(
                true,
                7_400,
                List.of(
                        step("insert", StepResult.State.DONE, 500, "ssh ubuntu2 mysql -e \"INSERT <1>\""),
                        step("stop", StepResult.State.DONE, 2_000, "ssh ubuntu2 docker stop mysql"),
                        step("run-again", StepResult.State.DONE, 5_000, "ssh ubuntu3 docker run mysql"),
                        step("select", StepResult.State.DONE, 300, "ssh ubuntu3 docker exec -it mysql mysql"),
                        step("prove-again", StepResult.State.DONE, 200, "ssh ubuntu3 mysql")),
                new DemoReport.Proof(
                        123,
                        839128371,
                        "2406771243",
                        "2406771243",
                        "m",
                        "m",
                        "VB938dca77-4d6c434e",
                        "VB938dca77-4d6c434e"));
    }

    private static DemoReport failed() {
        return new DemoReport(
                false,
                0,
                List.of(
                        step("insert", StepResult.State.DONE, 500, "insert"),
                        step("stop", StepResult.State.FAILED, 2_000, "stop"),
                        step("stop", StepResult.State.UNDONE, 0, ""),
                        step("insert", StepResult.State.UNDONE, 0, "")),
                new DemoReport.Proof(0, 0, "", "", "", "", "", ""));
    }

    /// Everything in it is closed and escaped, which is asked of XML only.
    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", "")
                        .replaceAll("<meta [^>]*>", "")
                        .replace("<br>", ""))));
    }

    @Test
    void it_tells_what_was_proved() throws Exception {
        String text = parsed(HtmlReport.of(passed(), "practice", "ubuntu2", "ubuntu3", ENDED, Locale.ENGLISH))
                .getDocumentElement()
                .getTextContent();
        assertThat(text)
                .contains("ubuntu2 → ubuntu3")
                .contains("id 123 is there")
                .contains("✓ 2406771243")
                .contains("✓ VB938dca77-4d6c434e")
                .contains("7.4 s")
                .contains("| 839128371 |")
                .contains("INSERT <1>");
    }

    @Test
    void the_time_in_which_the_database_was_down_is_amber() throws Exception {
        Document page = parsed(HtmlReport.of(passed(), "practice", "ubuntu2", "ubuntu3", ENDED, Locale.ENGLISH));
        List<String> bars = bars(page);
        assertThat(bars).containsExactly("bar", "down", "down", "down", "bar");
    }

    private static List<String> bars(Document page) {
        var rectangles = page.getElementsByTagName("rect");
        return java.util.stream.IntStream.range(0, rectangles.getLength())
                .mapToObj(i -> ((Element) rectangles.item(i)).getAttribute("class"))
                .filter(name -> !name.equals("track"))
                .toList();
    }

    @Test
    void one_that_failed_tells_in_which_step_and_proves_nothing() throws Exception {
        Document page = parsed(HtmlReport.of(failed(), "practice", "ubuntu2", "ubuntu3", ENDED, Locale.ENGLISH));
        assertThat(page.getDocumentElement().getTextContent())
                .contains("Not passed")
                .doesNotContain("Checksum before");
        assertThat(bars(page)).hasSize(2);
        assertThat(page.getElementsByTagName("tr").item(1).getTextContent()).startsWith("✗");
    }

    @Test
    void what_came_from_elsewhere_is_escaped() {
        assertThat(HtmlReport.of(passed(), "practice", "<script>", "a'b", ENDED, Locale.ENGLISH))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("a&#39;b");
    }

    @Test
    void it_needs_nothing_from_elsewhere() {
        assertThat(HtmlReport.of(passed(), "practice", "ubuntu2", "ubuntu3", ENDED, Locale.ENGLISH))
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("src=")
                .doesNotContain("@import");
    }

    @Test
    void it_speaks_the_persons_language() {
        assertThat(HtmlReport.of(passed(), "practice", "ubuntu2", "ubuntu3", ENDED, Locale.SIMPLIFIED_CHINESE))
                .contains("<html lang=\"zh-CN\">")
                .contains("迁移演示")
                .contains("MySQL 停机时间");
    }

    @Test
    void every_text_is_there_in_both_languages() {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle("app.mooring.report.texts", Locale.ENGLISH, control);
        ResourceBundle chinese =
                ResourceBundle.getBundle("app.mooring.report.texts", Locale.SIMPLIFIED_CHINESE, control);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(chinese.getString(key)).as(key).isNotEqualTo(english.getString(key)));
    }

    @Test
    void the_answer_looks_as_in_a_terminal() {
        assertThat(Answer.lines(passed(), "ubuntu3"))
                .containsExactly(
                        "ubuntu3 $ docker exec -it mysql mysql",
                        "+-----------+",
                        "| id        |",
                        "+-----------+",
                        "|       123 |",
                        "| 839128371 |",
                        "+-----------+");
        assertThat(Answer.lines(failed(), "ubuntu3")).isEmpty();
    }
}
