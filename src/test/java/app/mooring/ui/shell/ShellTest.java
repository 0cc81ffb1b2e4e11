package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.labform.Discoveries;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of something that runs when its lab is left or the window closed.
@OnToolkit
class ShellTest {
    @TempDir
    Path folder;

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Works works = new Works(Platform::runLater);
    private Shell shell;
    private Stage stage;
    private Preferences preferences;
    private Run run;
    private volatile HostKeyQuestion hostKeys;

    @BeforeEach
    void open() {
        stage = Toolkit.on(() -> {
            Home home = new Home(folder, folder);
            preferences = new Preferences(home);
            shell = new Shell(
                    rooms(), works, new Languages(Language.ENGLISH), preferences, new Look(), home, Platform::runLater);
            Stage made = Toolkit.stage(shell, 1200, 760, false);
            shell.open(Path.of("one.json"));
            return made;
        });
        Toolkit.await("the lab", () -> opened().equals("one.json"));
        run = Toolkit.on(() -> works.start(new SimpleStringProperty("a move"), _ -> {
            try {
                mayEnd.await();
                happened.add("ran to its end");
            } catch (InterruptedException e) {
                happened.add("taken back");
                throw Failure.cancelled(e);
            }
            return true;
        }));
    }

    @AfterEach
    void close() {
        preferences.close();
        mayEnd.countDown();
        Toolkit.await("its end", () -> run.state().get().ended());
        Toolkit.does(stage::close);
    }

    private Rooms rooms() {
        return (Rooms) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(),
                new Class<?>[] {Rooms.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "open" -> {
                        hostKeys = (HostKeyQuestion) arguments[1];
                        yield opened(((Optional<?>) arguments[0]).orElseThrow());
                    }
                    case "labs" ->
                        List.of(
                                new Rooms.Listed(Path.of("one.json"), "one"),
                                new Rooms.Listed(Path.of("two.json"), "two"));
                    case "discovery" -> new Discoveries("ubuntu2");
                    default -> throw new AssertionError(method);
                });
    }

    private Rooms.Opened opened(Object file) {
        LabSnapshot seen = Desks.lively();
        Rooms.Opened rooms = Desks.of(seen, Language.ENGLISH, Map.of()).lab().rooms();
        return (Rooms.Opened) Proxy.newProxyInstance(
                Rooms.Opened.class.getClassLoader(), new Class<?>[] {Rooms.Opened.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        happened.add("closed " + file);
                    }
                    return method.invoke(rooms, arguments);
                });
    }

    private String opened() {
        return shell.lab().map(OpenLab::file).map(Path::toString).orElse("");
    }

    private Scene scene() {
        return stage.getScene();
    }

    private void press(String id) {
        Toolkit.does(() -> ((Button) scene().lookup(id)).fire());
    }

    private boolean isAsked() {
        return scene().lookup("#quit") != null;
    }

    @Test
    void a_lab_is_not_left_while_something_runs_in_it() {
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        assertThat(Toolkit.on(this::isAsked)).isTrue();
        press("#quit-background");
        assertThat(happened).isEmpty();
        mayEnd.countDown();
        Toolkit.await("the other lab", () -> opened().equals("two.json"));
        assertThat(happened).containsExactly("ran to its end", "closed one.json");
    }

    @Test
    void the_window_of_a_lab_that_was_left_follows_no_longer_what_runs() {
        mayEnd.countDown();
        Toolkit.await("its end", () -> !works.busy());
        Button before = (Button) scene().lookup("#status-running");
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        Toolkit.await("the other lab", () -> opened().equals("two.json"));
        CountDownLatch other = new CountDownLatch(1);
        Toolkit.does(() -> works.start(new SimpleStringProperty("another move"), _ -> {
            try {
                other.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            return true;
        }));
        assertThat(Toolkit.on(() -> ((Button) scene().lookup("#status-running")).getText()))
                .isEqualTo("another move…");
        assertThat(Toolkit.on(before::getText)).isEqualTo("Nothing runs");
        other.countDown();
        Toolkit.await("the end", () -> !works.busy());
    }

    @Test
    void what_runs_in_a_lab_that_is_left_is_taken_back_first() {
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        press("#quit-cancel");
        Toolkit.await("the other lab", () -> opened().equals("two.json"));
        assertThat(happened).containsExactly("taken back", "closed one.json");
    }

    @Test
    void the_question_goes_with_the_last_of_what_runs_and_nothing_is_closed() {
        CountDownLatch other = new CountDownLatch(1);
        Run second = Toolkit.on(() -> works.start(new SimpleStringProperty("another move"), _ -> {
            try {
                other.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            return true;
        }));
        Toolkit.does(() -> shell.mayClose(() -> happened.add("hidden"), () -> happened.add("quit")));
        assertThat(Toolkit.on(this::isAsked)).isTrue();
        other.countDown();
        Toolkit.await("its end", () -> second.state().get().ended());
        assertThat(Toolkit.on(() -> ((Labeled) scene().lookup("#quit .heading")).getText()))
                .contains("a move");
        mayEnd.countDown();
        Toolkit.await("the question is gone", () -> !isAsked());
        assertThat(happened).containsExactly("ran to its end");
        assertThat(opened()).isEqualTo("one.json");
    }

    @Test
    void a_host_key_that_is_met_when_the_window_is_hidden_is_not_trusted_and_waits_for_nobody() {
        CountDownLatch met = new CountDownLatch(1);
        Toolkit.does(() -> works.start(new SimpleStringProperty("a setup"), _ -> {
            try {
                met.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            happened.add("trusted: " + hostKeys.accept("ubuntu2", "ssh-ed25519", "SHA256:abc"));
            return true;
        }));
        Toolkit.does(() -> shell.mayClose(() -> happened.add("hidden"), () -> happened.add("quit")));
        press("#quit-background");
        met.countDown();
        mayEnd.countDown();
        Toolkit.await("the end", () -> happened.contains("quit"));
        assertThat(happened).contains("hidden", "trusted: false");
    }

    @Test
    void who_closes_the_window_over_the_form_of_a_new_lab_is_asked_there() {
        Toolkit.await("the labs", () -> scene().lookup("#labs") != null);
        Toolkit.does(() -> ((MenuButton) scene().lookup("#labs"))
                .getItems().stream()
                        .filter(item -> "New lab…".equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        Toolkit.does(() -> shell.mayClose(() -> {}, () -> {}));
        assertThat(Toolkit.on(this::isAsked)).isTrue();
    }

    @Test
    void a_window_that_ends_without_being_asked_takes_back_what_runs_before_it_lets_go_of_the_lab() {
        shell.close();
        assertThat(happened).containsExactly("taken back", "closed one.json");
    }
}
