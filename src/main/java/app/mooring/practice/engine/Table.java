package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows as Docker's lists show them.
final class Table {
    private static final int GAP = 3;

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param columns their headings
    Table(String... columns) {
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /// @param format a template over the columns' names, or empty for all
    /// @param quiet the column that is shown alone, or negative
    String show(String format, int quiet) {
        var text = new StringBuilder();
        if (quiet >= 0) {
            rows.forEach(row -> text.append(row.get(quiet)).append('\n'));
        } else if (!format.isEmpty()) {
            rows.forEach(row -> text.append(Template.fill(format, object(row))).append('\n'));
        } else {
            line(text, columns);
            rows.forEach(row -> line(text, row));
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i == cells.size() - 1;
            text.append(last ? cells.get(i) : String.format("%-" + (width(i) + GAP) + "s", cells.get(i)));
        }
        text.append('\n');
    }

    private int width(int column) {
        int most = columns.get(column).length();
        for (List<String> row : rows) {
            most = Math.max(most, row.get(column).length());
        }
        return most;
    }

    /// `CONTAINER ID` is `.ID` in templates, `VOLUME NAME` is `.Name`, `NAMES` is `.Names`.
    private ObjectNode object(List<String> row) {
        ObjectNode object = Json.object();
        for (int i = 0; i < row.size(); i++) {
            String[] words = columns.get(i).split(" ", -1);
            String word = words[words.length - 1];
            String name = word.equals("ID")
                    ? "ID"
                    : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
            object.put(name, row.get(i));
        }
        return object;
    }
}
