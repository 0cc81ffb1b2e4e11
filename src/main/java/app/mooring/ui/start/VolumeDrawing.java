package app.mooring.ui.start;

import app.mooring.ui.text.Texts;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Two machines, and a volume on its way from the one to the other.
final class VolumeDrawing extends StackPane {
    private static final double MACHINE_WIDTH = 184;
    private static final double MACHINE_HEIGHT = 104;
    private static final double SECOND = 336;
    private static final double TOP = 24;
    private static final double PORT = 12;
    private static final int PORTS = 10;

    VolumeDrawing(Texts texts) {
        getStyleClass().add("drawing");
        setFocusTraversable(false);
        setAccessibleRole(javafx.scene.AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(texts.of("drawing"));
        Group all = new Group();
        all.getChildren()
                .addAll(
                        machine(0, "ubuntu2", false),
                        machine(SECOND, "ubuntu3", true),
                        water(),
                        route(),
                        volume(16, TOP + 60, "drawing-left"),
                        volume(SECOND + 16, TOP + 60, "drawing-volume"));
        getChildren().add(all);
    }

    private static Node machine(double x, String name, boolean serves) {
        Rectangle box = rectangle(x, TOP, MACHINE_WIDTH, MACHINE_HEIGHT, 8, "drawing-machine");
        Text label = text(x + 16, TOP + 20, name, "drawing-name");
        Rectangle dot = rectangle(x + MACHINE_WIDTH - 24, TOP + 16, 8, 8, 8, serves ? "drawing-on" : "drawing-off");
        Group ports = new Group();
        for (int i = 0; i < PORTS; i++) {
            ports.getChildren()
                    .add(rectangle(
                            x + 16 + i * (PORT + 3.5),
                            TOP + 38,
                            PORT,
                            PORT,
                            3,
                            i == 1 && serves ? "drawing-volume" : "drawing-port"));
        }
        return new Group(box, label, dot, ports);
    }

    private static Node volume(double x, double y, String styleClass) {
        Rectangle block = rectangle(x, y, MACHINE_WIDTH - 32, 32, 6, styleClass);
        return new Group(block, text(x + 12, y + 16, "mysqldata", styleClass + "-name"));
    }

    private static Node route() {
        CubicCurve curve = new CubicCurve(
                MACHINE_WIDTH + 8,
                TOP + 68,
                MACHINE_WIDTH + 56,
                TOP + 20,
                SECOND - 56,
                TOP + 20,
                SECOND - 16,
                TOP + 62);
        curve.getStyleClass().add("drawing-route");
        Polygon head = new Polygon(SECOND - 8, TOP + 72, SECOND - 22, TOP + 66, SECOND - 12, TOP + 56);
        head.getStyleClass().add("drawing-head");
        return new Group(curve, head);
    }

    private static Node water() {
        Group lines = new Group();
        for (int i = 0; i < 3; i++) {
            Line line = new Line(MACHINE_WIDTH + 32 + i * 16, TOP + 84 + i * 8, SECOND - 32 - i * 16, TOP + 84 + i * 8);
            line.getStyleClass().add("drawing-water");
            lines.getChildren().add(line);
        }
        return lines;
    }

    private static Rectangle rectangle(double x, double y, double w, double h, double arc, String styleClass) {
        Rectangle box = new Rectangle(x, y, w, h);
        box.setArcWidth(arc * 2);
        box.setArcHeight(arc * 2);
        box.getStyleClass().add(styleClass);
        return box;
    }

    private static Text text(double x, double y, String text, String styleClass) {
        Text shown = new Text(x, y, text);
        shown.setTextOrigin(VPos.CENTER);
        shown.getStyleClass().addAll("drawing-text", styleClass);
        return shown;
    }
}
