package app.mooring.ui.shell;

import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.labform.LabForm;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;

/// The form of a new lab, which fills the window, and what lies over it.
final class NewLab implements AutoCloseable {
    /// How it is left.
    interface Ways {
        void saved(Path file);

        void back();
    }

    private final LabForm form;
    private final Floor floor;

    NewLab(Given given, HostKeyQuestion question, Questions questions, Ways ways) {
        this.form = new LabForm(
                given.rooms(),
                given.works(),
                given.languages(),
                given.home().user(),
                Optional.empty(),
                new SimpleIntegerProperty(),
                question,
                questions.place(),
                ways::saved,
                ways::back);
        this.floor = new Floor(form.node(), Optional.empty(), Optional.empty(), questions);
    }

    Floor floor() {
        return floor;
    }

    void shown() {
        form.shown();
    }

    boolean unsaved() {
        return form.unsaved();
    }

    @Override
    public void close() {
        form.close();
    }
}
