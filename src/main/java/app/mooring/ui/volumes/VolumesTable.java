package app.mooring.ui.volumes;

import app.mooring.lab.Volume;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/// The volumes as a table. Sorting and selection stay while the lab changes.
final class VolumesTable extends TableView<VolumeRow> {

    /// How wide it has to be, in ems, for all columns; without format and driver; without containers and age.
    private static final double WIDE_EMS = 55;

    private static final double MIDDLE_EMS = 42;
    private static final double NARROW_EMS = 28;
    private static final double ROW_EMS = 38 / 14.0;

    private static final double NAME_EMS = 7;
    private static final double STATE_EMS = 5.6;
    private static final double LONG_STATE_EMS = 6.7;
    private static final double PLACE_EMS = 8.6;
    private static final double SIZE_EMS = 9.4;

    private final VolumesModel model;
    private final VolumeTexts said;
    private final DoubleExpression em;
    private final InvalidationListener translated = _ -> refresh();
    private final ChangeListener<Boolean> settled = (_, _, changing) -> {
        if (!changing) {
            restore();
        }
    };
    private boolean restoring;

    /// @param em the size of the text, in pixels: columns follow it
    VolumesTable(VolumesModel model, Texts texts, DoubleExpression em) {
        this.em = em;
        this.model = model;
        this.said = new VolumeTexts(texts);
        setId("volumes-table");
        getStyleClass().addAll("volumes-table");
        accessibleTextProperty().bind(texts.of("title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setTableMenuButtonVisible(true);
        fixedCellSizeProperty().bind(em.multiply(ROW_EMS));
        Comparator<Seen> byName = Comparator.comparing(Seen::name, String.CASE_INSENSITIVE_ORDER);
        TableColumn<VolumeRow, Seen> name = column(texts, "column.name", NAME_EMS, Seen::name, byName);
        name.minWidthProperty().bind(em.multiply(NAME_EMS)); // it is not the first to be cut
        TableColumn<VolumeRow, Seen> place =
                column(texts, "column.place", PLACE_EMS, said::place, Comparator.comparing(Seen::machine));
        place.minWidthProperty().bind(em.multiply(PLACE_EMS)); // its title is not cut
        TableColumn<VolumeRow, Seen> containers =
                column(texts, "column.containers", 9, said::containers, Comparator.comparing(said::containers));
        TableColumn<VolumeRow, Seen> format =
                column(texts, "column.format", 6, said::format, Comparator.comparing(said::format));
        TableColumn<VolumeRow, Seen> driver =
                column(texts, "column.driver", 5, Seen::driver, Comparator.comparing(Seen::driver));
        TableColumn<VolumeRow, Seen> age =
                column(texts, "column.age", 4.4, said::age, Comparator.comparingLong(VolumesTable::created));
        age.minWidthProperty().bind(em.multiply(4.4)); // minutes are not cut
        getColumns().setAll(List.of(name, standing(texts), place, containers, size(texts), format, driver, age));
        onlyFrom(WIDE_EMS, format, driver);
        onlyFrom(MIDDLE_EMS, containers, age);
        onlyFrom(NARROW_EMS, place);
        SortedList<VolumeRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSortOrder().add(name);
        texts.language().addListener(translated);
        model.changing().addListener(settled);
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<VolumeRow>) _ -> {
            if (!model.changing().get() && !restoring) {
                model.selected().setAll(List.copyOf(getSelectionModel().getSelectedItems()));
            }
        });
    }

    /// Lets go of the language.
    void close(Texts texts) {
        texts.language().removeListener(translated);
    }

    /// What the details say too gives way where there is no room; the table's menu brings it back.
    @SafeVarargs
    private void onlyFrom(double ems, TableColumn<VolumeRow, Seen>... columns) {
        SimpleBooleanProperty wide = new SimpleBooleanProperty(true);
        Runnable look = () -> wide.set(getWidth() == 0 || getWidth() >= em.get() * ems);
        widthProperty().subscribe(look);
        em.subscribe(look);
        wide.subscribe(room -> {
            for (TableColumn<VolumeRow, Seen> column : columns) {
                column.setVisible(room);
            }
        });
    }

    private void restore() {
        int[] rows = model.selected().stream()
                .mapToInt(getItems()::indexOf)
                .filter(index -> index >= 0)
                .toArray();
        int[] now = getSelectionModel().getSelectedIndices().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        if (java.util.Arrays.equals(
                java.util.Arrays.stream(rows).sorted().toArray(),
                java.util.Arrays.stream(now).sorted().toArray())) {
            return;
        }
        restoring = true;
        try {
            getSelectionModel().clearSelection();
            for (int row : rows) {
                getSelectionModel().select(row);
            }
        } finally {
            restoring = false;
        }
    }

    private static long created(Seen seen) {
        return seen.volume()
                .map(Volume::created)
                .map(created -> -created.toEpochMilli())
                .orElse(Long.MAX_VALUE);
    }

    private static long full(Seen seen) {
        return seen.volume().map(Volume::fullBytes).orElse(-1L);
    }

    private TableColumn<VolumeRow, Seen> standing(Texts texts) {
        TableColumn<VolumeRow, Seen> column =
                drawn(texts, "column.state", STATE_EMS, Comparator.comparing(Seen::standing), () -> {
                    Pill pill = new Pill(Tone.NEUTRAL);
                    return new Drawn(pill, seen -> {
                        pill.setText(said.standing(seen.standing()));
                        pill.tone(VolumeTexts.tone(seen.standing()));
                    });
                });
        // A pill is not cut, and the longest one is rare.
        column.minWidthProperty()
                .bind(em.multiply(Bindings.when(Bindings.createBooleanBinding(
                                () -> model.count(Standing.INTERRUPTED) > 0, model.rows()))
                        .then(LONG_STATE_EMS)
                        .otherwise(STATE_EMS)));
        return column;
    }

    private TableColumn<VolumeRow, Seen> size(Texts texts) {
        TableColumn<VolumeRow, Seen> column =
                drawn(texts, "column.size", SIZE_EMS, Comparator.comparingLong(VolumesTable::full), () -> {
                    Fill fill = new Fill(said);
                    return new Drawn(fill, seen -> fill.show(seen.volume()));
                });
        column.minWidthProperty().bind(em.multiply(SIZE_EMS)); // numbers are not cut
        return column;
    }

    private TableColumn<VolumeRow, Seen> column(
            Texts texts, String key, double ems, Function<Seen, String> text, Comparator<Seen> order) {
        return column(texts, key, ems, order, _ -> new WordsCell(text));
    }

    private TableColumn<VolumeRow, Seen> drawn(
            Texts texts, String key, double ems, Comparator<Seen> order, Supplier<Drawn> drawn) {
        return column(texts, key, ems, order, _ -> new DrawnCell(drawn.get()));
    }

    private TableColumn<VolumeRow, Seen> column(
            Texts texts,
            String key,
            double ems,
            Comparator<Seen> order,
            Callback<TableColumn<VolumeRow, Seen>, TableCell<VolumeRow, Seen>> cell) {
        TableColumn<VolumeRow, Seen> column = new TableColumn<>();
        column.textProperty().bind(texts.of(key));
        column.setCellValueFactory(row -> row.getValue().seen());
        column.setCellFactory(cell);
        column.setComparator(order);
        column.prefWidthProperty().bind(em.multiply(ems));
        column.minWidthProperty().bind(em.multiply(ems * 0.6));
        return column;
    }

    /// What a cell has in it, kept for whatever volume it shows, and how that is shown.
    private record Drawn(Node node, Consumer<Seen> show) {}

    /// Its node stays where it is: another one would be styled anew each time that what is shown changes.
    private static final class DrawnCell extends TableCell<VolumeRow, Seen> {
        private final Drawn drawn;

        DrawnCell(Drawn drawn) {
            this.drawn = drawn;
            drawn.node().setVisible(false);
            setGraphic(drawn.node());
        }

        @Override
        protected void updateItem(@Nullable Seen seen, boolean empty) {
            super.updateItem(seen, empty);
            drawn.node().setVisible(!empty && seen != null);
            if (!empty && seen != null) {
                drawn.show().accept(seen);
                setAccessibleText(drawn.node().getAccessibleText()); // null: a label that is drawn says its text itself
            } else {
                setAccessibleText(null);
            }
        }
    }

    /// Words, in full as a tooltip too.
    private static final class WordsCell extends TableCell<VolumeRow, Seen> {
        private final Function<Seen, String> words;

        WordsCell(Function<Seen, String> words) {
            this.words = words;
            setOnMouseEntered(_ -> setTooltip(getText().isEmpty() ? null : new Tooltip(getText())));
        }

        @Override
        protected void updateItem(@Nullable Seen seen, boolean empty) {
            super.updateItem(seen, empty);
            setText(empty || seen == null ? "" : words.apply(seen));
        }
    }
}
