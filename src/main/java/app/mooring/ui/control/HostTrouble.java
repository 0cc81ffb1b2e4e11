package app.mooring.ui.control;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Says why VirtualBox's web service does not answer, with the button that starts it; takes no room while it does.
public final class HostTrouble extends VBox {
    private final Desk desk;
    private final SimpleBooleanProperty idle = new SimpleBooleanProperty(true);
    private String shown = "";

    public HostTrouble(Desk desk) {
        this.desk = desk;
        getStyleClass().add("host-trouble");
        setManaged(false);
    }

    /// Shows how it stands there.
    public void show(@Nullable LabSnapshot snapshot) {
        Optional<Failure> why = Optional.ofNullable(snapshot)
                .map(LabSnapshot::host)
                .flatMap(host -> host.webService() instanceof Reach.Away(Failure failure)
                        ? Optional.of(failure)
                        : Optional.empty());
        String now = why.map(Failure::getMessage).orElse("");
        if (!now.equals(shown)) {
            shown = now;
            setManaged(why.isPresent());
            getChildren().setAll(why.map(this::pane).stream().toList());
        }
    }

    private FailurePane pane(Failure failure) {
        ObservableValue<String> start = desk.languages().of(HostTrouble.class).of("webservice.start");
        return new FailurePane(
                desk.languages(), failure, Optional.of(new Action(start, idle, () -> start(start, failure))));
    }

    private void start(ObservableValue<String> title, Failure before) {
        idle.set(false);
        desk.works().start(title, _ -> desk.lab().rooms().startWebService()).whenEnded(end -> {
            idle.set(true);
            if (end instanceof Run.State.Failed(Failure why) && isManaged()) {
                getChildren().setAll(pane(before), new FailurePane(desk.languages(), why));
            }
            desk.lab().refresh();
        });
    }
}
