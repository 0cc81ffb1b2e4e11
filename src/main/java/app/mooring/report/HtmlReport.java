package app.mooring.report;

import app.mooring.migration.DemoReport;
import app.mooring.operation.StepResult;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// A demo's report as one HTML file that needs nothing else: the proof, the steps, a picture of their times.
public final class HtmlReport {
    private static final String BUNDLE = "app.mooring.report.texts";
    private static final int WIDTH = 720;
    private static final int ROW = 20;
    private static final double LEAST = 3;
    private static final String STYLE = """
        :root{color-scheme:light dark;--fg:#1f2328;--muted:#59636e;--bg:#f6f8fa;--card:#fff;--line:#d1d9e0;--bar:#0969da;--down:#bf8700;--good:#1a7f37;--bad:#d1242f}
        @media(prefers-color-scheme:dark){:root{--fg:#e6edf3;--muted:#9198a1;--bg:#0d1117;--card:#151b23;--line:#3d444d;--bar:#4493f8;--down:#d29922;--good:#3fb950;--bad:#f85149}}
        *{box-sizing:border-box}body{margin:0;padding:32px 16px;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
        main{max-width:960px;margin:auto;display:grid;gap:16px}h1{margin:0;font-size:24px}h2{margin:0 0 8px;font-size:16px}p{margin:0}.muted{color:var(--muted)}
        .good{color:var(--good)}.bad{color:var(--bad)}.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;overflow-x:auto}
        .proof{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(200px,1fr))}.proof b{font-size:18px;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%}td{padding:8px;border-top:1px solid var(--line);vertical-align:top}td.time{text-align:right;white-space:nowrap}
        code,pre{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}code{color:var(--muted);overflow-wrap:anywhere}pre{margin:0;background:#0d1117;color:#e6edf3;border-radius:8px;padding:16px;overflow-x:auto}
        svg{max-width:100%;height:auto}.track{fill:var(--line);opacity:.45}.bar{fill:var(--bar)}.down{fill:var(--down)}text{fill:var(--muted);font-size:12px}
        """;

    private final DemoReport report;
    private final String lab;
    private final String from;
    private final String to;
    private final Locale locale;
    private final ResourceBundle texts;

    private HtmlReport(DemoReport report, String lab, String from, String to, Locale locale) {
        this.report = report;
        this.lab = lab;
        this.from = from;
        this.to = to;
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The text of the file.
    ///
    /// @param lab its name: that of a practice lab says that it is one
    /// @param from the first machine
    /// @param to the second one
    /// @param ended when it ended
    public static String of(DemoReport report, String lab, String from, String to, Instant ended, Locale locale) {
        return new HtmlReport(report, lab, from, to, locale).page(ended);
    }

    private String page(Instant ended) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(ended);
        String result = report.passed()
                ? "<span class=\"good\">✓ " + text("passed") + "</span>"
                : "<span class=\"bad\">✗ " + text("notPassed") + "</span>";
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(locale.toLanguageTag())
                + "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + text("title") + "</title>\n<style>\n" + STYLE + "</style></head>\n<body><main>\n<header><h1>"
                + text("title") + "</h1><p class=\"muted\">" + escaped(lab) + " · " + escaped(from) + " → "
                + escaped(to) + " · "
                + escaped(when) + " · " + result + "</p></header>\n" + proof() + picture() + steps() + answer()
                + "</main></body></html>\n";
    }

    private String proof() {
        DemoReport.Proof proof = report.proof();
        if (proof.row() == 0) {
            return "";
        }
        return "<section class=\"proof\">\n"
                + card("proof.row", text("proof.row.value", String.valueOf(proof.row())))
                + card("proof.checksum", same(proof.checksumBefore(), proof.checksumAfter()))
                + card("proof.disk", same(proof.serialBefore(), proof.serialAfter()))
                + card("proof.down", escaped(seconds(report.downtimeMillis())))
                + "</section>\n";
    }

    private String card(String key, String value) {
        return "<div class=\"card\"><div class=\"muted\">" + text(key) + "</div><b>" + value + "</b></div>\n";
    }

    private String same(String before, String after) {
        return before.equals(after) ? "✓ " + escaped(before) : escaped(before) + " ≠ " + escaped(after);
    }

    private String picture() {
        List<Span> spans = Span.of(report.steps());
        long total = Math.max(
                1,
                spans.stream()
                        .mapToLong(span -> span.startMillis() + span.step().millis())
                        .max()
                        .orElse(1));
        StringBuilder svg = new StringBuilder(
                "<section class=\"card\"><h2>%s</h2><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(text("times"), WIDTH, spans.size() * ROW, text("times")));
        double scale = (WIDTH - 320) / (double) total;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            svg.append(("<text x=\"0\" y=\"%d\">%s</text><rect class=\"track\" x=\"260\" y=\"%d\" width=\"%d\""
                            + " height=\"6\" rx=\"3\"/><rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"6\""
                            + " rx=\"3\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n")
                    .formatted(
                            i * ROW + 14,
                            name(span.step()),
                            i * ROW + 7,
                            WIDTH - 320,
                            span.down() ? "down" : "bar",
                            number(260 + span.startMillis() * scale),
                            i * ROW + 7,
                            number(Math.max(LEAST, span.step().millis() * scale)),
                            WIDTH,
                            i * ROW + 14,
                            escaped(seconds(span.step().millis()))));
        }
        return svg.append("</svg><p class=\"muted\">")
                .append(text("down"))
                .append("</p></section>\n")
                .toString();
    }

    private String steps() {
        return Span.of(report.steps()).stream()
                .map(Span::step)
                .map(step -> "<tr><td>"
                        + (step.state() == StepResult.State.FAILED
                                ? "<span class=\"bad\">✗</span>"
                                : "<span class=\"good\">✓</span>")
                        + "</td><td>" + name(step)
                        + step.commands().stream()
                                .map(command -> "<br><code>" + escaped(command) + "</code>")
                                .collect(Collectors.joining())
                        + "</td><td class=\"time\">" + escaped(seconds(step.millis())) + "</td></tr>\n")
                .collect(Collectors.joining(
                        "", "<section class=\"card\"><h2>" + text("steps") + "</h2><table>\n", "</table></section>\n"));
    }

    private String answer() {
        List<String> lines = Answer.lines(report, to);
        return lines.isEmpty() ? "" : "<pre>" + escaped(String.join("\n", lines)) + "</pre>\n";
    }

    private String name(StepResult step) {
        String key = "step." + step.id();
        return texts.containsKey(key) ? text(key, from, to) : escaped(step.id());
    }

    private String text(String key, Object... arguments) {
        return escaped(new MessageFormat(texts.getString(key), locale).format(arguments));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
