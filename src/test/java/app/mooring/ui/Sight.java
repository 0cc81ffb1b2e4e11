package app.mooring.ui;

import app.mooring.ui.control.Page;
import app.mooring.ui.text.Language;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.Stage;

/// How a page is looked at: in which language and theme, how large, at which size of the text. Its size is what the
/// window leaves it, of 1200 × 760 or of 960 × 600.
public record Sight(Language language, double width, double height, boolean dark, String style) {
    private static final String TWICE = "-fx-font-size: 28px";

    public static final Sight LIGHT = new Sight(Language.ENGLISH, 1012, 730, false, "");
    public static final Sight DARK = new Sight(Language.ENGLISH, 1012, 730, true, "");
    public static final Sight CHINESE = new Sight(Language.CHINESE, 1012, 730, false, "");
    public static final Sight CHINESE_DARK = new Sight(Language.CHINESE, 1012, 730, true, "");
    public static final Sight SMALL = new Sight(Language.ENGLISH, 772, 570, false, "");

    /// At twice the usual size of the text.
    public static final Sight LARGE = new Sight(Language.ENGLISH, 630, 540, false, TWICE);

    public static final Sight LARGE_WIDE = new Sight(Language.CHINESE, 870, 700, false, TWICE);

    /// Opens the page so, comes into sight, and writes a picture of it.
    ///
    /// @param page makes it in that language
    /// @param then what is done with it before the picture
    public Stage picture(String name, Function<Language, ? extends Page> page, Consumer<Page> then) {
        Stage stage = Toolkit.on(() -> {
            Page made = page.apply(language);
            made.node().setStyle(style);
            Stage opened = Toolkit.stage(made.node(), width, height, dark);
            made.shown();
            then.accept(made);
            return opened;
        });
        Toolkit.settle();
        Toolkit.picture(name, stage.getScene());
        return stage;
    }

    /// The same, closed again.
    public void draw(String name, Function<Language, ? extends Page> page) {
        draw(name, page, _ -> {});
    }

    public void draw(String name, Function<Language, ? extends Page> page, Consumer<Page> then) {
        Stage stage = picture(name, page, then);
        Toolkit.does(stage::close);
    }
}
