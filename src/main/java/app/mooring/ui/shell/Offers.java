package app.mooring.ui.shell;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/// What the palette offers of a lab: its pages, what can be done on them, its objects, what runs.
record Offers(Texts texts, OpenLab lab, Works works, Pages pages, Navigator navigator) {
    List<Action> all() {
        List<Action> all = new ArrayList<>();
        for (Place place : Place.values()) {
            all.add(Action.of(name(place), () -> navigator.go(place)));
        }
        works.runs().stream()
                .filter(run -> run.state().get().equals(new Run.State.Running(false)))
                .forEach(run -> all.add(Action.of(texts.of("palette.cancel", run.title()), run::cancel)));
        pages.actions()
                .forEach((place, actions) -> actions.stream()
                        .map(action -> new Action(
                                texts.of("palette.action", name(place), action.name()),
                                action.enabled(),
                                action.doing()))
                        .forEach(all::add));
        Optional.ofNullable(lab.snapshot().get()).ifPresent(seen -> addObjects(all, seen));
        all.add(Action.of(texts.of("menu.refresh"), lab::refresh));
        all.addAll(languages(texts));
        return all;
    }

    /// The languages, each by its own name.
    static List<Action> languages(Texts texts) {
        return Arrays.stream(Language.values())
                .map(language -> Action.of(
                        new SimpleStringProperty(language.ownName()),
                        () -> texts.language().set(language)))
                .toList();
    }

    private void addObjects(List<Action> all, LabSnapshot seen) {
        seen.volumes().forEach(volume -> all.add(object(volume.name(), Place.VOLUMES, volume.name())));
        for (MachineView machine : seen.machines()) {
            all.add(object(machine.name(), Place.MACHINES, machine.name()));
            all.add(object(machine.name(), Place.GUESTS, machine.name()));
            machine.guest()
                    .containers()
                    .forEach(container -> all.add(within(machine, container.name(), Place.GUESTS, machine.name())));
            machine.guest()
                    .localVolumes()
                    .forEach(local ->
                            all.add(within(machine, local.name(), Place.VOLUMES, machine.name() + "/" + local.name())));
        }
    }

    /// Something of a guest: another guest may have one of the same name.
    ///
    /// @param shown what is shown there: of a container its guest
    private Action within(MachineView machine, String object, Place place, String shown) {
        return Action.of(
                texts.of("palette.within", object, machine.name(), name(place)), () -> navigator.go(place, shown));
    }

    private Action object(String object, Place place, String shown) {
        return Action.of(texts.of("palette.object", object, name(place)), () -> navigator.go(place, shown));
    }

    private ObservableValue<String> name(Place place) {
        return texts.of("place." + place.name().toLowerCase(Locale.ROOT));
    }
}
