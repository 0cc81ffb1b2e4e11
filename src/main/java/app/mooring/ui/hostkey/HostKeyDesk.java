package app.mooring.ui.hostkey;

import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Panes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Lets whoever meets a host key that is not trusted wait until the person has decided. Of several questions one is
/// shown at a time. Who is interrupted while waiting gets a no, and the question is taken away.
public final class HostKeyDesk implements HostKeyQuestion, AutoCloseable {
    /// A question as it is shown.
    ///
    /// @param decided told once; what comes later is not heard
    record Asked(ShownKey key, Consumer<Boolean> decided) {}

    private record Waiting(ShownKey key, CompletableFuture<Boolean> answer) {}

    private final Executor window;
    private final Panes<Asked> panes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    /// @param window hands work to the window's thread, in order
    public HostKeyDesk(Executor window, Languages languages, Panes<Node> panes) {
        this(window, new Shown(languages, panes));
    }

    HostKeyDesk(Executor window, Panes<Asked> panes) {
        this.window = window;
        this.panes = panes;
    }

    @Override
    public boolean accept(String name, String keyType, String fingerprint) {
        return ask(new ShownKey(name, keyType, fingerprint, false));
    }

    @Override
    public boolean acceptChanged(String name, String keyType, String fingerprint) {
        return ask(new ShownKey(name, keyType, fingerprint, true));
    }

    private boolean ask(ShownKey key) {
        if (closed.isDone()) {
            return false;
        }
        Waiting one = new Waiting(key, new CompletableFuture<>());
        window.execute(() -> {
            waiting.addLast(one);
            if (waiting.size() == 1) {
                showFirst();
            }
        });
        try {
            return one.answer().applyToEither(closed, answer -> answer).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            window.execute(() -> decide(one, false));
            return false;
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// There is nobody to ask any more: all who wait get a no, and whoever asks from now on. On any thread.
    @Override
    public void close() {
        closed.complete(false);
    }

    /// How many wait for an answer.
    int waiting() {
        return waiting.size();
    }

    private void showFirst() {
        Waiting first = waiting.getFirst();
        panes.show(new Asked(first.key(), trusted -> window.execute(() -> decide(first, trusted))));
    }

    private void decide(Waiting one, boolean trusted) {
        boolean shown = one.equals(waiting.peekFirst());
        if (!waiting.remove(one)) {
            return;
        }
        one.answer().complete(trusted);
        if (shown) {
            panes.close();
            if (!waiting.isEmpty()) {
                showFirst();
            }
        }
    }

    /// Shows a question as a pane.
    private static final class Shown implements Panes<Asked> {
        private final Languages languages;
        private final Panes<Node> panes;
        private @Nullable HostKeyPane pane;

        Shown(Languages languages, Panes<Node> panes) {
            this.languages = languages;
            this.panes = panes;
        }

        @Override
        public void show(Asked asked) {
            pane = new HostKeyPane(languages, asked.key(), asked.decided());
            panes.show(pane);
        }

        /// What came in its place in the meantime stays.
        @Override
        public void close() {
            if (pane != null && pane.getScene() != null) {
                panes.close();
            }
            pane = null;
        }
    }
}
