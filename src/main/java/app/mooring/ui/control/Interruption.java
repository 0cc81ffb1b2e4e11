package app.mooring.ui.control;

import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.feather.Feather;

/// Says what was interrupted, beside what it touches, with the button that settles it. Nothing is settled without a
/// click.
public final class Interruption {
    private Interruption() {}

    /// Says it.
    ///
    /// @param idle whether it can be settled now
    public static Notice of(Languages languages, Interrupted what, ObservableBooleanValue idle, Runnable settle) {
        Texts texts = languages.of(Interruption.class);
        String kind = what.operation().name().toLowerCase(Locale.ROOT);
        Notice notice = new Notice(
                Feather.ALERT_TRIANGLE,
                "notice-warning",
                texts.of("interrupted." + kind, what.container(), what.from(), what.to()),
                texts.of("settling." + kind, what.container(), what.from(), what.to()),
                Optional.of(new Action(texts.of("settle"), idle, settle)));
        notice.getStyleClass().add("interruption");
        return notice;
    }
}
