package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where the keyboard is when a pane goes, and how high a pane is.
@OnToolkit
@Timeout(60)
class FloorTest {
    private static final double HEIGHT = 700;
    private static final double HEADER = 68;

    private Button first;
    private Button second;
    private Button inPane;
    private VBox pane;
    private Floor floor;
    private Stage stage;

    @BeforeEach
    void show() {
        first = Toolkit.on(() -> new Button("first"));
        second = Toolkit.on(() -> new Button("second"));
        inPane = Toolkit.on(() -> new Button("in the pane"));
        pane = Toolkit.on(() -> new VBox(inPane));
        floor = Toolkit.on(() -> new Floor(
                new VBox(new Button("another"), first, second),
                Optional.empty(),
                Optional.empty(),
                new Questions(Optional::empty, () -> {})));
        stage = Toolkit.on(() -> Toolkit.stage(floor, 960, HEIGHT, false));
        Toolkit.does(() -> {
            first.requestFocus();
            floor.show(pane);
            inPane.requestFocus();
        });
    }

    @AfterEach
    void close() {
        Toolkit.does(stage::close);
    }

    private Node owner() {
        return stage.getScene().getFocusOwner();
    }

    @Test
    void a_pane_that_goes_gives_the_keyboard_back_to_where_it_was_before() {
        assertThat(Toolkit.on(this::owner)).isSameAs(inPane);
        Toolkit.does(floor::close);
        assertThat(Toolkit.on(this::owner)).isSameAs(first);
    }

    @Test
    void it_takes_the_keyboard_from_nobody_who_went_on_elsewhere() {
        Toolkit.does(() -> {
            second.requestFocus();
            floor.close();
        });
        assertThat(Toolkit.on(this::owner)).isSameAs(second);
    }

    @Test
    void it_gives_the_keyboard_back_that_went_elsewhere_by_itself_when_its_button_was_disabled() {
        Toolkit.does(() -> inPane.setDisable(true));
        Toolkit.settle();
        assertThat(Toolkit.on(this::owner)).isNotSameAs(inPane).isNotSameAs(first);
        Toolkit.does(floor::close);
        assertThat(Toolkit.on(this::owner)).isSameAs(first);
    }

    @Test
    void it_gives_the_keyboard_back_of_a_button_that_was_taken_out_of_it() {
        Toolkit.does(() -> pane.getChildren().remove(inPane));
        Toolkit.settle();
        assertThat(Toolkit.on(this::owner)).isNotSameAs(first);
        Toolkit.does(floor::close);
        assertThat(Toolkit.on(this::owner)).isSameAs(first);
    }

    @Test
    void it_takes_it_not_from_who_went_on_from_where_it_went_by_itself() {
        Toolkit.does(() -> inPane.setDisable(true));
        Toolkit.settle();
        Toolkit.does(second::requestFocus);
        Toolkit.does(floor::close);
        assertThat(Toolkit.on(this::owner)).isSameAs(second);
    }

    @Test
    void nor_from_what_lies_over_it_which_gives_it_back_to_where_it_was_before_the_pane() {
        Button over = Toolkit.on(() -> new Button("over it"));
        Toolkit.does(() -> {
            floor.lay(over);
            over.requestFocus();
            floor.close();
        });
        assertThat(Toolkit.on(this::owner)).isSameAs(over);
        Toolkit.does(floor::lift);
        assertThat(Toolkit.on(this::owner)).isSameAs(first);
    }

    @Test
    void nor_while_something_lies_over_it_that_has_no_keyboard_yet() {
        Button over = Toolkit.on(() -> new Button("over it"));
        Toolkit.does(() -> {
            floor.lay(over);
            floor.close();
        });
        assertThat(Toolkit.on(this::owner)).isNotSameAs(first);
        Toolkit.does(floor::lift);
        assertThat(Toolkit.on(this::owner)).isSameAs(first);
    }

    @Test
    void enter_presses_the_button_of_a_pane_where_javafx_leaves_it_alone_and_no_other() {
        List<String> pressed = new ArrayList<>();
        Toolkit.does(() -> {
            // As all on macOS: before they are drawn they take no key.
            Button inside = new Button();
            inside.setOnAction(_ -> pressed.add("inside"));
            pane.getChildren().add(inside);
            Button outside = new Button();
            outside.setOnAction(_ -> pressed.add("outside"));
            ((VBox) first.getParent()).getChildren().add(outside);
            Toolkit.press(outside, KeyCode.ENTER);
            assertThat(pressed).isEmpty();
            Toolkit.press(inside, KeyCode.ENTER);
        });
        assertThat(pressed).containsExactly("inside");
    }

    @Test
    void a_pane_is_as_high_as_it_has_to_be_and_never_hides_half_of_a_header() {
        Region content = Toolkit.on(() -> new Region());
        Toolkit.does(() -> pane.getChildren().add(content));
        assertThat(top(content, 300)).isGreaterThan(HEADER);
        assertThat(top(content, 620)).as("it would hide half of it").isEqualTo(12);
        assertThat(top(content, 300)).isGreaterThan(HEADER);
    }

    private double top(Region content, double height) {
        Toolkit.does(() -> content.setMinHeight(height));
        Toolkit.settle();
        return Toolkit.on(() -> pane.getBoundsInParent().getMinY());
    }
}
