package app.mooring.ui.control;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a page is laid out on: its header, and below it what it shows, which scrolls where it is too long.
public final class Sheet extends VBox {
    private Sheet(Header header, Node content) {
        getStyleClass().add("sheet");
        getChildren().addAll(header, content);
        VBox.setVgrow(content, Priority.ALWAYS);
    }

    /// With content that scrolls as a whole.
    public static Parent scrolling(Header header, Node... content) {
        VBox column = new VBox(content);
        column.getStyleClass().add("sheet-content");
        ScrollPane pane = new ScrollPane(column);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("sheet-scroll");
        return new Sheet(header, pane);
    }

    /// With content that fills what is left, such as a table.
    public static Parent filled(Header header, Node content) {
        VBox column = new VBox(content);
        column.getStyleClass().add("sheet-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        return new Sheet(header, column);
    }
}
