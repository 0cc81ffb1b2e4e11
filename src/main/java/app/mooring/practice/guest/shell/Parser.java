package app.mooring.practice.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// From tokens to commands (POSIX, XCU 2.10), for what scripts of one page use: no functions, no background, no
/// here-documents.
final class Parser {
    private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done", "}");

    private final List<Lexer.Token> tokens;
    private int at;

    private Parser(List<Lexer.Token> tokens) {
        this.tokens = tokens;
    }

    static Node parse(String script) {
        Parser parser = new Parser(Lexer.tokens(script));
        Node node = parser.sequence();
        if (parser.at < parser.tokens.size()) {
            throw parser.unexpected();
        }
        return node;
    }

    private SyntaxError unexpected() {
        return new SyntaxError(
                at < tokens.size() ? "\"" + tokens.get(at).text() + "\" unexpected" : "end of file unexpected");
    }

    private boolean operator(String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }

    private boolean word(String text) {
        return at < tokens.size()
                && tokens.get(at).word()
                && tokens.get(at).text().equals(text);
    }

    private void expect(String reserved) {
        if (!word(reserved)) {
            throw unexpected();
        }
        at++;
    }

    private Node sequence() {
        List<Node> nodes = new ArrayList<>();
        while (true) {
            while (operator(";")) {
                at++;
            }
            if (at >= tokens.size()
                    || operator(")")
                    || (tokens.get(at).word() && ENDS.contains(tokens.get(at).text()))) {
                return new Node.Sequence(nodes);
            }
            nodes.add(andOr());
            if (at < tokens.size() && !operator(";") && !operator(")")) {
                throw unexpected();
            }
        }
    }

    private Node andOr() {
        Node left = pipeline();
        while (operator("&&") || operator("||")) {
            boolean and = operator("&&");
            at++;
            while (operator(";")) {
                at++;
            }
            left = new Node.Both(left, and, pipeline());
        }
        return left;
    }

    private Node pipeline() {
        if (word("!")) {
            at++;
            return new Node.Not(pipeline());
        }
        List<Node> parts = new ArrayList<>(List.of(command()));
        while (operator("|")) {
            at++;
            parts.add(command());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Pipeline(parts);
    }

    private Node command() {
        if (at >= tokens.size()) {
            throw unexpected();
        }
        Node compound = compound();
        if (compound == null) {
            return simple();
        }
        List<Node.Redirection> redirections = new ArrayList<>();
        while (redirection(redirections)) {
            // all of them
        }
        return redirections.isEmpty() ? compound : new Node.Redirected(compound, redirections);
    }

    private @org.jspecify.annotations.Nullable Node compound() {
        if (operator("(") || word("{")) {
            boolean subshell = operator("(");
            at++;
            Node body = sequence();
            if (subshell ? !operator(")") : !word("}")) {
                throw unexpected();
            }
            at++;
            return body;
        }
        if (word("if")) {
            at++;
            return rest();
        }
        if (word("while") || word("until")) {
            boolean until = word("until");
            at++;
            Node condition = sequence();
            return new Node.While(condition, until, body());
        }
        return word("for") ? loop() : null;
    }

    private Node rest() {
        Node condition = sequence();
        expect("then");
        Node then = sequence();
        if (word("elif")) {
            at++;
            return new Node.If(condition, then, rest());
        }
        Node otherwise = new Node.Sequence(List.of());
        if (word("else")) {
            at++;
            otherwise = sequence();
        }
        expect("fi");
        return new Node.If(condition, then, otherwise);
    }

    private Node body() {
        expect("do");
        Node body = sequence();
        expect("done");
        return body;
    }

    private Node loop() {
        at++;
        String name = tokens.get(at++).text();
        List<String> words = new ArrayList<>();
        expect("in");
        while (at < tokens.size() && tokens.get(at).word()) {
            words.add(tokens.get(at++).text());
        }
        while (operator(";")) {
            at++;
        }
        return new Node.For(name, words, body());
    }

    private Node simple() {
        List<String> words = new ArrayList<>();
        List<Node.Redirection> redirections = new ArrayList<>();
        while (at < tokens.size()) {
            if (tokens.get(at).word()) {
                words.add(tokens.get(at++).text());
            } else if (!redirection(redirections)) {
                break;
            }
        }
        if (words.isEmpty() && redirections.isEmpty()) {
            throw unexpected();
        }
        return new Node.Simple(words, redirections);
    }

    private boolean redirection(List<Node.Redirection> redirections) {
        if (at >= tokens.size()
                || tokens.get(at).word()
                || !tokens.get(at).text().matches("[0-9]*[<>].?")) {
            return false;
        }
        String text = tokens.get(at++).text();
        if (at >= tokens.size() || !tokens.get(at).word()) {
            throw unexpected();
        }
        int digits = text.replaceAll("[^0-9].*", "").length();
        String operator = text.substring(digits);
        int number = digits > 0 ? Integer.parseInt(text.substring(0, digits)) : operator.startsWith("<") ? 0 : 1;
        redirections.add(new Node.Redirection(number, operator, tokens.get(at++).text()));
        return true;
    }
}
