package app.mooring.ui.control;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/// Where the keyboard is, and where it goes.
public final class Keyboard {
    private Keyboard() {}

    /// Draws something anew. It stays at what has the same ID, where it was in there; where that is not there any more
    /// or cannot be used, it goes to the other one.
    public static void keep(Pane content, List<? extends Node> drawn, Node other) {
        Optional<String> id = content.isFocusWithin()
                ? Optional.of(String.valueOf(content.getScene().getFocusOwner().getId()))
                : Optional.empty();
        content.getChildren().setAll(drawn);
        id.ifPresent(one -> all(content)
                .filter(node -> Objects.equals(node.getId(), one))
                .findFirst()
                .filter(node -> !node.isDisabled())
                .orElse(other)
                .requestFocus());
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(Keyboard::all));
    }

    private static Stream<Node> children(Node node) {
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
    }
}
