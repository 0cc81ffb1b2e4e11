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
import app.mooring.ui.control.InSight;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
    private final Shell.Closing closing = Closings.telling(happened::add);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    /// What a practice lab waits for before it is gone.
    private volatile CountDownLatch mayGo = new CountDownLatch(0);

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
            shell = new Shell(new Given(
                    rooms(),
                    works,
                    new Languages(Language.ENGLISH),
                    preferences,
                    new Look(),
                    home,
                    Platform::runLater));
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
                    case "practice" -> practice();
                    case "discovery" -> new Discoveries("ubuntu2");
                    default -> throw new AssertionError(method);
                });
    }

    private Rooms.Practice practice() {
        return (Rooms.Practice) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(),
                new Class<?>[] {Rooms.Practice.class},
                (_, method, _) -> switch (method.getName()) {
                    case "open" -> opened("practice.json");
                    case "labFile" -> Path.of("practice.json");
                    case "close" -> {
                        mayGo.await();
                        happened.add("gone practice.json");
                        yield null;
                    }
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
    void who_cancels_and_quits_stays_where_it_could_not_be_taken_back() {
        mayEnd.countDown();
        Toolkit.await("its end", () -> !works.busy());
        Toolkit.does(() -> works.start(new SimpleStringProperty("another move"), _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw Failure.because(e, "ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
            }
            return true;
        }));
        Toolkit.does(() -> shell.mayClose(closing));
        press("#quit-cancel");
        Toolkit.await("its end", () -> !works.busy());
        Toolkit.await("what is said", () -> scene().lookup(".toast-kept") != null);
        assertThat(happened).doesNotContain("quit");
        assertThat(Toolkit.on(this::isAsked)).isFalse();
        assertThat(opened()).isEqualTo("one.json");
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
        Toolkit.does(() -> shell.mayClose(closing));
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

    private CountDownLatch beginsThat(Runnable work) {
        CountDownLatch met = new CountDownLatch(1);
        Toolkit.does(() -> works.start(new SimpleStringProperty("a setup"), _ -> {
            try {
                met.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            work.run();
            return true;
        }));
        return met;
    }

    private boolean accepted(String name) {
        return hostKeys.accept(name, "ssh-ed25519", "SHA256:abc");
    }

    @Test
    void a_host_key_that_is_met_in_the_background_has_the_window_come_back_and_ask() {
        CountDownLatch met = beginsThat(() -> happened.add("trusted: " + accepted("ubuntu2")));
        Toolkit.does(() -> shell.mayClose(closing));
        press("#quit-background");
        met.countDown();
        Toolkit.await("the question", () -> scene().lookup("#hostkey-trust") != null);
        assertThat(happened).containsExactly("hidden", "back");
        press("#hostkey-trust");
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        assertThat(happened).contains("trusted: true").doesNotContain("quit");
    }

    @Test
    void what_fails_in_the_background_has_the_window_come_back_and_say_so() {
        CountDownLatch met = beginsThat(() -> {
            throw Failure.failed("ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
        });
        Toolkit.does(() -> shell.mayClose(closing));
        press("#quit-background");
        met.countDown();
        mayEnd.countDown();
        Toolkit.await("the window", () -> happened.contains("back"));
        assertThat(happened).doesNotContain("quit");
        assertThat(scene().lookup(".toast-kept")).isNotNull();
    }

    @Test
    void who_has_fetched_the_window_back_keeps_it() {
        Toolkit.does(() -> shell.mayClose(closing));
        press("#quit-background");
        Toolkit.does(shell::fetchedBack);
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        assertThat(happened).containsExactly("hidden", "ran to its end");
    }

    @Test
    void a_question_stays_while_one_goes_elsewhere_to_compare() {
        asksFor("ubuntu2");
        Toolkit.does(() -> ((ToggleButton) scene().lookup("#rail-guests")).fire());
        Toolkit.does(() -> ((ToggleButton) scene().lookup("#rail-settings")).fire());
        assertThat(scene().lookup("#hostkey-trust")).isNotNull();
        press("#hostkey-trust");
        Toolkit.await("the answer", () -> happened.contains("ubuntu2: true"));
        assertThat(scene().lookup("#hostkey")).isNull();
    }

    private void escapeAt(String id) {
        Toolkit.does(() -> {
            scene().lookup(id).requestFocus();
            Event.fireEvent(
                    scene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
    }

    @Test
    void escape_answers_a_question_only_where_the_keyboard_is_in_it() {
        asksFor("ubuntu2");
        escapeAt("#rail-guests");
        assertThat(scene().lookup("#hostkey")).isNotNull();
        escapeAt("#hostkey-trust");
        Toolkit.await("the answer", () -> happened.contains("ubuntu2: false"));
    }

    private void asksFor(String name) {
        Toolkit.does(() -> works.ask(() -> accepted(name), trusted -> happened.add(name + ": " + trusted), _ -> {}));
        Toolkit.await("the question", () -> scene().lookup("#hostkey-trust") != null);
    }

    private void newVolume() {
        Toolkit.does(() -> ((ToggleButton) scene().lookup("#rail-volumes")).fire());
        press("#volumes-create");
    }

    @Test
    void what_is_typed_when_a_question_comes_is_there_again_after_it() {
        newVolume();
        Node typing = scene().lookup(".volume-create");
        asksFor("ubuntu2");
        assertThat(typing.isVisible()).isFalse();
        assertThat(Toolkit.on(() -> isIn(scene().getFocusOwner(), "#hostkey"))).isTrue();
        Toolkit.picture("shell-question", scene());
        press("#hostkey-distrust");
        Toolkit.await("the answer", () -> happened.contains("ubuntu2: false"));
        assertThat(scene().lookup(".volume-create")).isSameAs(typing);
        assertThat(typing.isVisible()).isTrue();
        assertThat(Toolkit.on(() -> isIn(scene().getFocusOwner(), ".volume-create")))
                .isTrue();
    }

    private boolean isIn(Node node, String selector) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent)
                .anyMatch(one -> one.equals(scene().lookup(selector)));
    }

    @Test
    void what_is_opened_while_a_question_is_open_comes_after_it() {
        asksFor("ubuntu2");
        newVolume();
        assertThat(scene().lookup(".volume-create").isVisible()).isFalse();
        press("#hostkey-trust");
        Toolkit.await("the answer", () -> happened.contains("ubuntu2: true"));
        assertThat(scene().lookup(".volume-create").isVisible()).isTrue();
    }

    private void newLab() {
        Toolkit.await("the labs", () -> scene().lookup("#labs") != null);
        choose("New lab…");
    }

    private void choose(String item) {
        Toolkit.does(() -> ((MenuButton) scene().lookup("#labs"))
                .getItems().stream()
                        .filter(one -> item.equals(one.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    @Test
    void the_lab_behind_the_form_of_a_new_one_goes_on_and_so_does_its_question() {
        asksFor("ubuntu2");
        Toolkit.await("the labs", () -> scene().lookup("#labs") != null);
        Toolkit.does(() -> InSight.whenLeft(scene().lookup("#labs"), () -> happened.add("left")));
        newLab();
        Toolkit.picture("shell-question-over-form", scene());
        assertThat(scene().lookup("#hostkey-trust")).isNotNull();
        press("#lab-cancel");
        assertThat(scene().lookup("#lab-form")).isNull();
        assertThat(happened).doesNotContain("left");
        press("#hostkey-trust");
        Toolkit.await("the answer", () -> happened.contains("ubuntu2: true"));
    }

    @Test
    void the_form_of_a_new_lab_is_not_thrown_away_unasked() {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        newLab();
        Toolkit.does(() -> ((TextField) scene().lookup("#lab-name")).setText("home"));
        assertThat(Toolkit.on(() -> shell.mayClose(closing))).isFalse();
        Toolkit.picture("shell-unsaved", scene());
        press("#ask-cancel");
        assertThat(scene().lookup("#ask-ok")).isNull();
        press("#lab-cancel");
        press("#ask-ok");
        assertThat(scene().lookup("#lab-form")).isNull();
        assertThat(Toolkit.on(() -> shell.mayClose(closing))).isTrue();
    }

    private void opensPractice() {
        Toolkit.does(shell::openPractice);
        Toolkit.await("the practice lab", () -> opened().equals("practice.json"));
    }

    @Test
    void a_practice_lab_is_entered_in_the_harbour_wherever_one_was_last() {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        Toolkit.does(() -> ((ToggleButton) scene().lookup("#rail-volumes")).fire());
        opensPractice();
        assertThat(Toolkit.on(() -> ((ToggleButton) scene().lookup("#rail-harbour")).isSelected()))
                .isTrue();
    }

    @Test
    void a_practice_lab_in_which_something_was_done_is_not_left_unasked() {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        opensPractice();
        Toolkit.does(() -> shell.open(Path.of("one.json")));
        Toolkit.await("a lab that nothing was done in is left at once", () -> opened().equals("one.json"));
        opensPractice();
        Toolkit.does(() -> works.start(new SimpleStringProperty("a volume"), _ -> true));
        Toolkit.await("the volume", () -> !works.busy());
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        Toolkit.picture("shell-leave-practice", scene());
        press("#ask-cancel");
        assertThat(opened()).isEqualTo("practice.json");
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        press("#ask-ok");
        Toolkit.await("the other lab", () -> opened().equals("two.json"));
    }

    @Test
    void a_window_over_a_practice_lab_in_which_something_was_done_is_not_closed_unasked() {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        opensPractice();
        assertThat(Toolkit.on(() -> shell.mayClose(closing)))
                .as("nothing was done in it")
                .isTrue();
        Toolkit.does(() -> works.start(new SimpleStringProperty("a volume"), _ -> true));
        Toolkit.await("the volume", () -> !works.busy());
        assertThat(Toolkit.on(() -> shell.mayClose(closing))).isFalse();
        press("#ask-cancel");
        assertThat(happened).doesNotContain("quit");
        assertThat(Toolkit.on(() -> shell.mayClose(closing))).isFalse();
        press("#ask-ok");
        assertThat(happened).contains("quit");
    }

    @Test
    void who_let_what_runs_in_a_practice_lab_be_cancelled_is_not_asked_again() {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        opensPractice();
        Toolkit.does(() -> works.start(new SimpleStringProperty("a demo"), _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            return true;
        }));
        Toolkit.does(() -> shell.mayClose(closing));
        press("#quit-cancel");
        Toolkit.await("the end", () -> happened.contains("quit"));
        assertThat(Toolkit.on(() -> scene().lookup("#ask-ok"))).isNull();
    }

    @Test
    void a_window_that_ends_while_another_lab_is_opened_waits_until_the_practice_lab_before_is_gone()
            throws InterruptedException {
        mayEnd.countDown();
        Toolkit.await("the end", () -> !works.busy());
        opensPractice();
        mayGo = new CountDownLatch(1);
        Toolkit.does(() -> shell.open(Path.of("two.json")));
        Toolkit.await("it is left", () -> happened.contains("closed practice.json"));
        Thread ending = Thread.ofPlatform().start(() -> {
            shell.close();
            happened.add("over");
        });
        while (ending.getState() != Thread.State.WAITING && ending.isAlive()) {
            Thread.onSpinWait();
        }
        mayGo.countDown();
        ending.join();
        assertThat(happened).containsSubsequence("gone practice.json", "over");
    }

    @Test
    void the_lab_that_is_open_is_marked_among_the_others_and_is_not_opened_again() {
        Toolkit.await("the labs", () -> scene().lookup("#labs") != null);
        RadioMenuItem open = (RadioMenuItem)
                ((MenuButton) scene().lookup("#labs")).getItems().getFirst();
        assertThat(open.isSelected()).isTrue();
        choose("one");
        assertThat(open.isSelected()).isTrue();
        assertThat(isAsked()).isFalse();
        assertThat(happened).isEmpty();
    }

    @Test
    void who_closes_the_window_over_the_form_of_a_new_lab_is_asked_there() {
        newLab();
        Toolkit.does(() -> shell.mayClose(closing));
        assertThat(Toolkit.on(this::isAsked)).isTrue();
    }

    @Test
    void a_window_that_ends_without_being_asked_takes_back_what_runs_before_it_lets_go_of_the_lab() {
        shell.close();
        assertThat(happened).containsExactly("taken back", "closed one.json");
    }
}
