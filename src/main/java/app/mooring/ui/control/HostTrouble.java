package app.mooring.ui.control;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Says why VirtualBox's web service does not answer, with the button that starts it, or restarts one
/// that runs; takes no room while it does.
public final class HostTrouble extends VBox {
    private final Desk desk;
    private final Place here;
    private final SimpleBooleanProperty idle = new SimpleBooleanProperty(true);
    private String shown = "";

    /// @param here the page that it is on
    public HostTrouble(Desk desk, Place here) {
        this.desk = desk;
        this.here = here;
        getStyleClass().add("host-trouble");
        setManaged(false);
    }

    /// Shows how it stands there.
    public void show(@Nullable LabSnapshot snapshot) {
        Optional<LabSnapshot.Host> seen = Optional.ofNullable(snapshot).map(LabSnapshot::host);
        boolean runs = seen.filter(host -> host.process() != 0).isPresent();
        Optional<Failure> why = seen.flatMap(host ->
                host.webService() instanceof Reach.Away(Failure failure) ? Optional.of(failure) : Optional.empty());
        String now = why.map(failure -> runs + failure.getMessage()).orElse("");
        if (!now.equals(shown)) {
            shown = now;
            setManaged(why.isPresent());
            getChildren()
                    .setAll(why.map(failure -> pane(failure, runs)).stream().toList());
        }
    }

    private FailurePane pane(Failure failure, boolean runs) {
        ObservableValue<String> start =
                desk.languages().of(HostTrouble.class).of(runs ? "webservice.restart" : "webservice.start");
        return new FailurePane(
                desk.languages(), failure, Optional.of(new Action(start, idle, () -> start(start, failure, runs))));
    }

    private void start(ObservableValue<String> title, Failure before, boolean runs) {
        idle.set(false);
        desk.works().start(title, _ -> start(runs)).whenEnded(end -> {
            idle.set(true);
            if (end instanceof Run.State.Failed(Failure why) && isManaged()) {
                getChildren().setAll(pane(before, runs), new FailurePane(desk, why, here));
            }
            desk.lab().refresh();
        });
    }

    private boolean start(boolean runs) {
        if (runs) {
            desk.lab().rooms().restartWebService();
            return true;
        }
        return desk.lab().rooms().startWebService();
    }
}
