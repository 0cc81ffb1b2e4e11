package app.mooring.report;

import app.mooring.migration.DemoReport;
import java.util.ArrayList;
import java.util.List;

/// What MySQL's client printed on the second machine, as it looks in a terminal.
public final class Answer {
    private static final String COLUMN = "id";

    private Answer() {}

    /// The command, and the table below it. Empty where the rows were not read.
    ///
    /// @param to the second machine
    public static List<String> lines(DemoReport report, String to) {
        if (report.proof().row() == 0) {
            return List.of();
        }
        List<String> rows = List.of(
                String.valueOf(report.proof().row()),
                String.valueOf(report.proof().randomRow()));
        int width = rows.stream().mapToInt(String::length).max().orElseThrow();
        String line = "+" + "-".repeat(width + 2) + "+";
        List<String> lines = new ArrayList<>();
        lines.add(to + " $ " + typed(report, to));
        lines.addAll(List.of(line, "| " + COLUMN + " ".repeat(width - COLUMN.length()) + " |", line));
        rows.forEach(row -> lines.add("| " + " ".repeat(width - row.length()) + row + " |"));
        lines.add(line);
        return lines;
    }

    /// As it is typed when one is logged in there already.
    private static String typed(DemoReport report, String to) {
        String there = "ssh " + to + " ";
        return report.steps().stream()
                .filter(step -> step.id().equals("select"))
                .flatMap(step -> step.commands().stream())
                .map(command -> command.startsWith(there) ? command.substring(there.length()) : command)
                .findFirst()
                .orElse("mysql");
    }
}
