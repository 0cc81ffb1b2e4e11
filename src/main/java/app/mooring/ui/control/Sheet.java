package app.mooring.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a page is laid out on: its header, and below it what it shows, which scrolls where it is too long.
public final class Sheet extends VBox {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

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
        // The scroll bar stands in the margin, so that what is shown ends below the actions of the header.
        pane.viewportBoundsProperty()
                .addListener((_, _, seen) -> column.pseudoClassStateChanged(
                        SCROLLED, seen.getWidth() > 0 && seen.getWidth() < pane.getWidth()));
        return new Sheet(header, pane);
    }

    /// With content whose last part takes what is left of the window, and that scrolls where that is too little.
    public static Parent stretched(Header header, Node... content) {
        Sheet sheet = (Sheet) scrolling(header, content);
        VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
        ((ScrollPane) sheet.getChildren().getLast()).setFitToHeight(true);
        return sheet;
    }

    /// With content that fills what is left, such as a table.
    public static Parent filled(Header header, Node content) {
        VBox column = new VBox(content);
        column.getStyleClass().add("sheet-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        return new Sheet(header, column);
    }
}
