package app.mooring.practice.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The words and operators of a script, expanded when they are taken. Source: POSIX, XCU 2.2, 2.3 and 2.6.2, in
/// part.
final class ScriptWords {
    /// The script is not understood.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    private final List<String> tokens;
    private int at;

    private ScriptWords(List<String> tokens) {
        this.tokens = tokens;
    }

    /// Splits a script; quotes stay in the words.
    static ScriptWords of(String script) {
        List<String> tokens = new ArrayList<>();
        var word = new StringBuilder();
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '\'' || c == '"') {
                int end = closing(script, i);
                word.append(script, i, end + 1);
                i = end;
            } else if (c == '\\' && i + 1 < script.length()) {
                word.append(c).append(script.charAt(++i));
            } else if (c == ' ' || c == '\t') {
                flush(tokens, word);
            } else if (c == ';'
                    || c == '\n'
                    || c == '|'
                    || (c == '&' && !word.toString().endsWith(">"))) {
                flush(tokens, word);
                boolean twice = i + 1 < script.length() && script.charAt(i + 1) == c && c != '\n';
                String operator = c == '\n' ? ";" : script.substring(i, i + (twice ? 2 : 1));
                if (operator.equals("|") || operator.equals("&")) {
                    throw new Wrong("\"" + operator + "\" unexpected");
                }
                tokens.add(operator);
                i += twice ? 1 : 0;
            } else {
                word.append(c);
            }
        }
        flush(tokens, word);
        return new ScriptWords(tokens);
    }

    private static int closing(String script, int open) {
        char quote = script.charAt(open);
        for (int i = open + 1; i < script.length(); i++) {
            if (script.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (script.charAt(i) == quote) {
                return i;
            }
        }
        throw new Wrong("Unterminated quoted string");
    }

    private static void flush(List<String> tokens, StringBuilder word) {
        if (!word.isEmpty()) {
            tokens.add(word.toString());
            word.setLength(0);
        }
    }

    int position() {
        return at;
    }

    void position(int position) {
        at = position;
    }

    boolean more() {
        return at < tokens.size();
    }

    boolean at(String token) {
        return more() && tokens.get(at).equals(token);
    }

    boolean atOperator() {
        return at(";") || at("&&") || at("||");
    }

    /// The operator here; `;` at the end or where there is none.
    String operator() {
        return atOperator() ? tokens.get(at++) : ";";
    }

    void skip(String token) {
        if (!at(token)) {
            throw new Wrong(
                    "\"" + (more() ? tokens.get(at) : "end of file") + "\" unexpected (expecting \"" + token + "\")");
        }
        at++;
    }

    /// Past the word that ends this loop.
    void skipTo(String token) {
        int depth = 1;
        while (more() && depth > 0) {
            String next = tokens.get(at++);
            depth += next.equals("while") ? 1 : next.equals(token) ? -1 : 0;
        }
        if (depth > 0) {
            throw new Wrong("end of file unexpected (expecting \"" + token + "\")");
        }
    }

    /// The next word, expanded: variables are not split into several.
    ///
    /// @param status of the last command, for `$?`
    String next(Map<String, String> variables, int status) {
        String raw = tokens.get(at++);
        if (raw.matches("[12]?>") && more()) {
            raw += tokens.get(at++);
        }
        var word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote && quote != 0) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
                char escaped = raw.charAt(++i);
                word.append(quote == '"' && "\"\\$`".indexOf(escaped) < 0 ? "\\" + escaped : String.valueOf(escaped));
            } else if (c == '$' && quote != '\'') {
                i = variable(raw, i, variables, status, word);
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    private static int variable(String raw, int dollar, Map<String, String> variables, int status, StringBuilder word) {
        int begin = dollar + 1;
        if (begin < raw.length() && raw.charAt(begin) == '?') {
            word.append(status);
            return begin;
        }
        boolean braces = begin < raw.length() && raw.charAt(begin) == '{';
        int from = braces ? begin + 1 : begin;
        int end = from;
        while (end < raw.length() && (Character.isLetterOrDigit(raw.charAt(end)) || raw.charAt(end) == '_')) {
            end++;
        }
        if (end == from) {
            if (braces || (begin < raw.length() && raw.charAt(begin) == '(')) {
                throw new Wrong("Bad substitution");
            }
            word.append('$');
            return dollar;
        }
        word.append(variables.getOrDefault(raw.substring(from, end), ""));
        return braces ? end : end - 1;
    }
}
