package app.mooring.practice.guest.shell;

import java.util.ArrayList;
import java.util.List;

/// Splits a script into words and operators (POSIX, XCU 2.3). Words keep their quotes: they are expanded when
/// they are used.
final class Lexer {
    /// @param word false: an operator; a line's end is the operator `;`
    record Token(boolean word, String text) {
        boolean is(String operator) {
            return !word && text.equals(operator);
        }
    }

    private final String script;
    private int at;

    private Lexer(String script) {
        this.script = script;
    }

    static List<Token> tokens(String script) {
        Lexer lexer = new Lexer(script);
        List<Token> tokens = new ArrayList<>();
        while (lexer.skipBlanks()) {
            tokens.add(lexer.next());
        }
        return tokens;
    }

    private boolean skipBlanks() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && script.startsWith("\n", at + 1)) {
                at += 2;
            } else if (c == '#') {
                while (at < script.length() && script.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        char c = script.charAt(at);
        if (c == '\n') {
            at++;
            return new Token(false, ";");
        }
        int digits = at;
        while (digits < script.length() && Character.isDigit(script.charAt(digits))) {
            digits++;
        }
        if (digits < script.length() && "<>".indexOf(script.charAt(digits)) >= 0) {
            String number = script.substring(at, digits);
            at = digits;
            return new Token(false, number + operator());
        }
        return ";|&()<>".indexOf(c) >= 0 ? new Token(false, operator()) : new Token(true, word());
    }

    private String operator() {
        for (String two : List.of("&&", "||", ">>", ">&", "<&")) {
            if (script.startsWith(two, at)) {
                at += 2;
                return two;
            }
        }
        return String.valueOf(script.charAt(at++));
    }

    private String word() {
        int begin = at;
        while (at < script.length() && " \t\r\n;|&()<>".indexOf(script.charAt(at)) < 0) {
            at = afterPart(script, at);
        }
        return script.substring(begin, at);
    }

    /// The end of the quoted, substituted or plain part of a word that begins there.
    static int afterPart(String text, int begin) {
        char c = text.charAt(begin);
        return switch (c) {
            case '\\' -> Math.min(begin + 2, text.length());
            case '\'' -> closed(text.indexOf('\'', begin + 1));
            case '"' -> afterDoubleQuoted(text, begin + 1);
            case '`' -> closed(text.indexOf('`', begin + 1));
            case '$' -> afterDollar(text, begin);
            default -> begin + 1;
        };
    }

    private static int closed(int end) {
        if (end < 0) {
            throw new SyntaxError("Unterminated quoted string");
        }
        return end + 1;
    }

    private static int afterDoubleQuoted(String text, int begin) {
        int i = begin;
        while (i < text.length() && text.charAt(i) != '"') {
            i = text.charAt(i) == '\'' ? i + 1 : afterPart(text, i);
        }
        return closed(i < text.length() ? i : -1);
    }

    private static int afterDollar(String text, int begin) {
        if (text.startsWith("${", begin)) {
            return closed(text.indexOf('}', begin));
        }
        if (!text.startsWith("$(", begin)) {
            return begin + 1;
        }
        int i = begin + 2;
        for (int depth = 1; depth > 0; ) {
            if (i >= text.length()) {
                throw new SyntaxError("end of file unexpected (expecting \")\")");
            }
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i = "'\"\\`$".indexOf(c) >= 0 ? afterPart(text, i) : i + 1;
        }
        return i;
    }
}
