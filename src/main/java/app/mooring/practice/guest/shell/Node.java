package app.mooring.practice.guest.shell;

import java.util.List;

/// A command of a script.
sealed interface Node {
    /// Where a stream comes from or goes to.
    ///
    /// @param number the stream, 0 to 2
    /// @param operator `<`, `>`, `>>` or `>&`
    /// @param target a word
    record Redirection(int number, String operator, String target) {}

    /// A program with its arguments, or assignments alone.
    record Simple(List<String> words, List<Redirection> redirections) implements Node {}

    record Pipeline(List<Node> parts) implements Node {}

    record Not(Node node) implements Node {}

    /// The right one as the left one's status says.
    ///
    /// @param and after success; else after failure
    record Both(Node left, boolean and, Node right) implements Node {}

    record Sequence(List<Node> nodes) implements Node {}

    record If(Node condition, Node then, Node otherwise) implements Node {}

    record While(Node condition, boolean until, Node body) implements Node {}

    record For(String name, List<String> words, Node body) implements Node {}

    record Redirected(Node node, List<Redirection> redirections) implements Node {}
}
