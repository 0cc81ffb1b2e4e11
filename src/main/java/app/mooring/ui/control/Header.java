package app.mooring.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The top of a page: its title, what there is to say of it, what can be done. Where there is no room in one line, the
/// actions go below.
public final class Header extends FlowPane {
    private static final double MARGINS = 48;

    private final HBox title = new HBox();
    private final HBox actions = new HBox();

    public Header(ObservableValue<String> text) {
        getStyleClass().add("page-header");
        title.getStyleClass().add("page-title");
        title.setAlignment(Pos.CENTER_LEFT);
        Label name = Labels.of(text, "title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        title.getChildren().add(name);
        actions.getStyleClass().add("page-actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, actions);
        setRowValignment(javafx.geometry.VPos.CENTER);
        setMinWidth(0);
        // What stands beside the title gives way where there is no room for it.
        title.setMinWidth(0);
        title.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() > MARGINS ? getWidth() - MARGINS : Double.MAX_VALUE, widthProperty()));
        actions.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /// Beside the title.
    public Header beside(Node... nodes) {
        title.getChildren().addAll(nodes);
        return this;
    }

    /// At the right.
    public Header actions(Node... nodes) {
        actions.getChildren().addAll(nodes);
        return this;
    }

    /// The actions stand at the right end of the line that they are in. They are shifted there: whoever is
    /// placed twice asks for another layout each time, and the window never comes to rest.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double right = getWidth() - snappedRightInset() - actions.getWidth();
        actions.setTranslateX(Math.max(snappedLeftInset(), right) - actions.getLayoutX());
    }
}
