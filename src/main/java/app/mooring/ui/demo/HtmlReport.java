package app.mooring.ui.demo;

import app.mooring.migration.DemoReport;
import app.mooring.operation.StepResult;
import app.mooring.ui.text.Texts;
import java.time.Duration;
import java.util.function.Function;

/// A demo's report as one HTML file, with the picture of its timeline in it.
final class HtmlReport {
    private static final int ROW = 28;
    private static final int WIDTH = 560;
    private static final int LEFT = 260;

    private final Texts texts;
    private final Function<String, String> names;

    /// @param names what a step of that id is called
    HtmlReport(Texts texts, Function<String, String> names) {
        this.texts = texts;
        this.names = names;
    }

    String of(DemoReport report) {
        DemoReport.Proof proof = report.proof();
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(texts.locale().toLanguageTag())
                .append("\"><head><meta charset=\"utf-8\"><title>Mooring</title><style>")
                .append("body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;color:#1f2328}")
                .append("table{border-collapse:collapse}td,th{padding:.3rem 1rem .3rem 0;text-align:left;")
                .append("border-bottom:1px solid #d1d9e0}code{background:#f6f8fa;padding:.1rem .3rem}")
                .append("svg text{font:13px system-ui,sans-serif}</style></head><body><h1>")
                .append(escaped(texts.now("title")))
                .append("</h1><p><strong>")
                .append(escaped(texts.now(report.passed() ? "passed" : "failed")))
                .append("</strong></p><table>");
        fact(html, "proof.row", proof.row() + ", " + proof.randomRow());
        fact(html, "proof.checksum", proof.checksumBefore() + " → " + proof.checksumAfter());
        fact(html, "proof.disk", proof.serialBefore() + " → " + proof.serialAfter());
        fact(html, "proof.medium", proof.medium() + " → " + proof.mediumAfter());
        fact(html, "proof.down", Texts.duration(Duration.ofMillis(report.downtimeMillis())));
        html.append("</table>");
        timeline(html, report);
        html.append("<table>");
        for (StepResult step : report.steps()) {
            html.append("<tr><td>").append(escaped(names.apply(step.id()))).append("</td><td>");
            step.commands()
                    .forEach(command ->
                            html.append("<code>").append(escaped(command)).append("</code><br>"));
            html.append("</td><td>")
                    .append(Texts.duration(Duration.ofMillis(step.millis())))
                    .append("</td></tr>");
        }
        return html.append("</table></body></html>\n").toString();
    }

    private void fact(StringBuilder html, String key, String value) {
        html.append("<tr><th>")
                .append(escaped(texts.now(key)))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>");
    }

    private void timeline(StringBuilder html, DemoReport report) {
        long whole = Math.max(
                1, report.steps().stream().mapToLong(StepResult::millis).sum());
        html.append("<svg role=\"img\" width=\"")
                .append(LEFT + WIDTH + 80)
                .append("\" height=\"")
                .append(ROW * report.steps().size() + 8)
                .append("\">");
        long at = 0;
        int y = 20;
        for (StepResult step : report.steps()) {
            long width = Math.max(4, WIDTH * step.millis() / whole);
            long x = LEFT + Math.min(WIDTH * at / whole, WIDTH - width);
            html.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y, escaped(names.apply(step.id()))))
                    .append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"10\" rx=\"5\" fill=\"%s\"/>"
                            .formatted(x, y - 10, width, Stage.isDown(step.id()) ? "#bf8700" : "#0969da"))
                    .append("<text x=\"%d\" y=\"%d\">%s</text>"
                            .formatted(LEFT + WIDTH + 10, y, Texts.duration(Duration.ofMillis(step.millis()))));
            at += step.millis();
            y += ROW;
        }
        html.append("</svg>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
