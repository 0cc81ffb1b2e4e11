package app.mooring.ui.shell;

import app.mooring.ui.control.AskPane;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What becomes of what runs, or was typed, when its lab is left or the window closed: the person decides.
/// What goes on in the background has the window come back where it fails or asks something.
final class Departure {
    private final Texts texts;
    private final Works works;
    private final Panes<Node> panes;
    private final Panes<Node> losing;
    private @Nullable QuitPane asking;

    /// The window that waits in the background; null: it is in sight.
    private @Nullable Runnable comeBack;

    /// @param questions where it is asked
    Departure(Texts texts, Works works, Questions questions) {
        this.texts = texts;
        this.works = works;
        this.panes = questions.place();
        this.losing = questions.place();
    }

    /// Whether the window may be closed now. If something runs, or something would be lost, the person is asked first.
    ///
    /// @param lost what would be lost, as the texts' keys begin
    boolean mayClose(Shell.Closing window, Supplier<Optional<String>> lost) {
        // What is lost with what ran was asked about with it.
        Runnable quit = () -> lost.get()
                .filter("unsaved."::equals)
                .ifPresentOrElse(
                        key -> {
                            window.comeBack();
                            askToLose(key, window::quit);
                        },
                        window::quit);
        Consumer<Boolean> over = well -> (well ? quit : (Runnable) window::comeBack).run();
        if (asked("quit.", () -> goOnInBackground(window, over), quit)) {
            return false;
        }
        Optional<String> key = lost.get();
        key.ifPresent(one -> askToLose(one, window::quit));
        return key.isEmpty();
    }

    /// Asks before something is lost.
    ///
    /// @param key what the texts' keys begin with
    /// @param then what loses it
    void askToLose(String key, Runnable then) {
        AskPane.show(
                losing,
                texts.of(key + "title"),
                List.of(texts.of(key + "text")),
                texts.of(key + "stay"),
                Action.of(texts.of(key + "go"), then));
    }

    /// Whether something runs, and the person is asked what is to become of it first.
    ///
    /// @param question what the texts' keys begin with
    /// @param goOn done where it is to go on
    /// @param then done once all was cancelled and taken back; where that failed, the person stays
    boolean asked(String question, Runnable goOn, Runnable then) {
        Optional<Run> running = works.latest();
        running.ifPresent(run -> ask(question, run, goOn, then));
        return running.isPresent();
    }

    /// The question goes when what it asks about has ended; it is asked about the next one where more runs.
    private void ask(String question, Run running, Runnable goOn, Runnable then) {
        QuitPane pane = new QuitPane(texts, question, running, this::stay, decided(goOn), decided(() -> {
            whenOver(well -> {
                if (well) {
                    then.run();
                }
            });
            works.runs().forEach(Run::cancel);
        }));
        asking = pane;
        panes.show(pane);
        running.whenEnded(_ -> {
            if (pane.equals(asking)) {
                works.latest().ifPresentOrElse(one -> ask(question, one, goOn, then), this::stay);
            }
        });
    }

    private void stay() {
        asking = null;
        panes.close();
    }

    private Runnable decided(Runnable doing) {
        return () -> {
            stay();
            doing.run();
        };
    }

    /// Has the window out of the way until nothing runs any more.
    ///
    /// @param over told then, whether all went well; not told where the window came back before
    private void goOnInBackground(Shell.Closing window, Consumer<Boolean> over) {
        Runnable back = window::comeBack;
        comeBack = back;
        window.hide();
        whenOver(well -> {
            if (back.equals(comeBack)) {
                comeBack = null;
                over.accept(well);
            }
        });
    }

    /// Told once nothing runs any more, whether all of it went well, or was cancelled and taken back.
    private void whenOver(Consumer<Boolean> told) {
        Set<Run> before = new HashSet<>(works.runs());
        before.removeIf(run -> !run.state().get().ended());
        works.whenIdle(() -> told.accept(works.runs().stream()
                .filter(run -> !before.contains(run))
                .noneMatch(run -> run.state().get() instanceof Run.State.Failed)));
    }

    /// The person is wanted: the window comes back where it is in the background.
    void wanted() {
        if (comeBack != null) {
            Runnable back = comeBack;
            inSight();
            back.run();
        }
    }

    /// The person is back: the window stays.
    void inSight() {
        comeBack = null;
    }
}
