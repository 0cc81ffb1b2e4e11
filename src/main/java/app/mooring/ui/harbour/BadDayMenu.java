package app.mooring.ui.harbour;

import app.mooring.face.Rooms;
import app.mooring.lab.Lab;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What may go wrong in a practice lab, to be tried.
final class BadDayMenu extends MenuButton {
    private static final List<String> OF_MACHINE = List.of("power", "network", "slow", "hostkey", "ports");
    private static final List<String> OF_HOST = List.of("folder", "webservice", "sessions");
    private static final List<String> MENDABLE = List.of("power", "network", "slow", "ports");

    private final Desk desk;
    private final Rooms.Practice practice;
    private final Texts texts;

    BadDayMenu(Desk desk, Rooms.Practice practice, Texts texts) {
        this.desk = desk;
        this.practice = practice;
        this.texts = texts;
        setId("harbour-bad-day");
        textProperty().bind(texts.of("badDay"));
        setMinWidth(USE_PREF_SIZE);
        for (Lab.Machine machine : desk.lab().rooms().lab().machines()) {
            OF_MACHINE.forEach(day -> add(day, false, Optional.of(machine.name())));
            MENDABLE.forEach(day -> add(day, true, Optional.of(machine.name())));
            getItems().add(new SeparatorMenuItem());
        }
        OF_HOST.forEach(day -> add(day, false, Optional.empty()));
        add("folder", true, Optional.empty());
    }

    private void add(String day, boolean mend, Optional<String> machine) {
        MenuItem item = new MenuItem();
        item.setId((mend ? "mend-" : "break-")
                + day
                + machine.map(name -> "-" + name).orElse(""));
        var name = texts.of((mend ? "mend." : "break.") + day, machine.orElse(""));
        item.textProperty().bind(name);
        item.setOnAction(_ -> desk.works()
                .start(name, _ -> practice.badDay(mend, day, machine))
                .whenEnded(_ -> desk.lab().refresh()));
        getItems().add(item);
    }
}
