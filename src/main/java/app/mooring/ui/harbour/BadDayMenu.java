package app.mooring.ui.harbour;

import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be made to go wrong in a practice lab, and how it is taken back.
final class BadDayMenu extends MenuButton {
    /// @param word as the practice lab knows it
    /// @param ofMachine whether it befalls one machine
    private record Day(String word, boolean ofMachine, boolean mendable) {}

    private static final List<Day> DAYS = List.of(
            new Day("power", true, true),
            new Day("network", true, true),
            new Day("slow", true, true),
            new Day("hostkey", true, false),
            new Day("ports", true, true),
            new Day("folder", false, true),
            new Day("webservice", false, false),
            new Day("sessions", false, false));

    private final Texts texts;
    private final HarbourModel model;

    BadDayMenu(Texts texts, HarbourModel model, List<String> machines) {
        this.texts = texts;
        this.model = model;
        setId("harbour-bad-day");
        setGraphic(new FontIcon(Feather.CLOUD_LIGHTNING));
        textProperty().bind(texts.of("badDay"));
        accessibleTextProperty().bind(textProperty());
        setMinWidth(USE_PREF_SIZE);
        List<MenuItem> items = new ArrayList<>();
        DAYS.forEach(day -> items.add(entry(day, false, machines)));
        items.add(new SeparatorMenuItem());
        DAYS.stream().filter(Day::mendable).forEach(day -> items.add(entry(day, true, machines)));
        getItems().setAll(items);
    }

    /// The same, for the palette.
    static List<Action> actions(HarbourModel model, List<String> machines) {
        return Stream.of(false, true)
                .flatMap(mend -> DAYS.stream()
                        .filter(day -> !mend || day.mendable())
                        .flatMap(day -> befallen(day, machines).map(machine -> action(model, day, mend, machine))))
                .toList();
    }

    private static Stream<Optional<String>> befallen(Day day, List<String> machines) {
        return day.ofMachine() ? machines.stream().map(Optional::of) : Stream.of(Optional.empty());
    }

    private static Action action(HarbourModel model, Day day, boolean mend, Optional<String> machine) {
        return new Action(
                model.badDayName(mend, day.word(), machine),
                model.idle(machine.orElse(HarbourModel.HOST)),
                () -> model.badDay(mend, day.word(), machine));
    }

    private MenuItem entry(Day day, boolean mend, List<String> machines) {
        MenuItem entry = day.ofMachine() ? new Menu() : new MenuItem();
        entry.textProperty()
                .bind(mend ? texts.of("mend", texts.of("day." + day.word())) : texts.of("day." + day.word()));
        if (entry instanceof Menu menu) {
            machines.forEach(
                    machine -> menu.getItems().add(choice(new MenuItem(machine), day, mend, Optional.of(machine))));
            return menu;
        }
        return choice(entry, day, mend, Optional.empty());
    }

    private MenuItem choice(MenuItem item, Day day, boolean mend, Optional<String> machine) {
        item.setId((mend ? "mend-" : "break-")
                + day.word()
                + machine.map(name -> "-" + name).orElse(""));
        item.disableProperty()
                .bind(model.idle(machine.orElse(HarbourModel.HOST)).not());
        item.setOnAction(_ -> model.badDay(mend, day.word(), machine));
        return item;
    }
}
