package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a word of a script stands for: parameters, command substitution, field splitting, quote removal (POSIX,
/// XCU 2.6). File names are not expanded: `*` stands for itself.
final class Expansion {
    private final Shell shell;
    private final Io io;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean begun;

    private Expansion(Shell shell, Io io) {
        this.shell = shell;
        this.io = io;
    }

    static List<String> fields(Shell shell, Io io, List<String> words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            Expansion expansion = new Expansion(shell, io);
            expansion.part(word, false);
            expansion.end();
            all.addAll(expansion.fields);
        }
        return all;
    }

    static String text(Shell shell, Io io, String word) throws IOException, InterruptedException {
        return String.join(" ", fields(shell, io, List.of(word)));
    }

    private void end() {
        if (begun) {
            fields.add(field.toString());
            field.setLength(0);
            begun = false;
        }
    }

    private void literal(String text) {
        field.append(text);
        begun = true;
    }

    private void part(String text, boolean quoted) throws IOException, InterruptedException {
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int end = quoted && c == '\'' ? i + 1 : Lexer.afterPart(text, i);
            String inner = text.substring(i, end);
            if (c == '\\') {
                boolean literal = quoted && inner.length() > 1 && "$`\"\\\n".indexOf(inner.charAt(1)) < 0;
                literal(literal ? inner : inner.substring(1));
            } else if (c == '\'' && !quoted) {
                literal(inner.substring(1, inner.length() - 1));
            } else if (c == '"') {
                begun |= !inner.equals("\"$@\"");
                part(inner.substring(1, inner.length() - 1), true);
            } else if (c == '`' || inner.startsWith("$(")) {
                String script = inner.substring(c == '`' ? 1 : 2, inner.length() - 1);
                value(shell.substitute(script, io), quoted);
            } else if (c == '$') {
                i = parameter(text, i, end, quoted);
                continue;
            } else {
                literal(inner);
            }
            i = end;
        }
    }

    /// The parameter that begins there; where it ends.
    private int parameter(String text, int begin, int end, boolean quoted) {
        if (text.startsWith("${", begin)) {
            String inner = text.substring(begin + 2, end - 1);
            int otherwise = inner.indexOf(":-");
            String value = shell.value(otherwise < 0 ? inner : inner.substring(0, otherwise));
            value(value.isEmpty() && otherwise >= 0 ? inner.substring(otherwise + 2) : value, quoted);
            return end;
        }
        int last = begin + 1;
        while (last < text.length() && (Character.isLetterOrDigit(text.charAt(last)) || text.charAt(last) == '_')) {
            last++;
        }
        if (last == begin + 1) {
            if (last == text.length() || "@*#?$!".indexOf(text.charAt(last)) < 0) {
                literal("$");
                return last;
            }
            last++;
        } else if (Character.isDigit(text.charAt(begin + 1))) {
            last = begin + 2;
        }
        String name = text.substring(begin + 1, last);
        if (name.equals("@")) {
            for (int i = 0; i < shell.parameters().size(); i++) {
                if (i > 0) {
                    end();
                }
                value(shell.parameters().get(i), quoted);
                begun |= quoted;
            }
        } else {
            value(shell.value(name), quoted);
        }
        return last;
    }

    private void value(String value, boolean quoted) {
        if (quoted) {
            literal(value);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c)) {
                end();
            } else {
                literal(String.valueOf(c));
            }
        }
    }
}
