package app.mooring.ui.work;

import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Runs what takes its time on virtual threads, and tells the window's thread. What changes something is a [Run] and is
/// kept; what only asks is not. Called on the window's thread.
public final class Works {
    private static final System.Logger LOG = System.getLogger(Works.class.getName());

    private static final long FRAME_MILLIS = 16;

    private final Executor window;
    private final History history;
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private final Set<Thread> keeping = ConcurrentHashMap.newKeySet();
    private final ObservableList<Run> runs = FXCollections.observableArrayList();

    /// One for all: such a list follows the other one only as long as somebody has it.
    private final ObservableList<Run> runsShown = FXCollections.unmodifiableObservableList(runs);

    /// @param window hands work to the window's thread, in order
    public Works(Executor window) {
        this(window, History.NONE);
    }

    /// @param history is told of each run that has ended
    public Works(Executor window, History history) {
        this.window = window;
        this.history = history;
    }

    /// What ran, also before the window was opened.
    public History history() {
        return history;
    }

    /// All that ran since the window was opened, the newest first.
    public ObservableList<Run> runs() {
        return runsShown;
    }

    /// Hands work to the window's thread a frame later: for what may come faster than it can be seen.
    public Executor frames() {
        return CompletableFuture.delayedExecutor(FRAME_MILLIS, TimeUnit.MILLISECONDS, window);
    }

    /// Whether anything runs.
    public boolean busy() {
        return running.get() > 0;
    }

    /// How many run. It changes after the state of the run did.
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    /// The one that was begun last of those that run; empty: nothing runs.
    public Optional<Run> latest() {
        return runs.stream().filter(run -> !run.state().get().ended()).findFirst();
    }

    /// Has it done as soon as nothing runs, now if nothing does.
    public void whenIdle(Runnable then) {
        latest().ifPresentOrElse(run -> run.whenEnded(_ -> whenIdle(then)), then);
    }

    /// Begins it.
    ///
    /// @param title what it is called in the activity
    public <T extends @Nullable Object> Run start(ObservableValue<String> title, Work<T> work) {
        Run run = new Run(title);
        Notes notes = new Notes(title.getValue(), run.started());
        runs.addFirst(run);
        running.set(running.get() + 1);
        Thread thread = Thread.ofVirtual().name("run").unstarted(() -> {
            Run.State end = end(() -> work.run(new Forwarding(run, notes)));
            keep(notes.activity(end)); // before it counts as over, for whoever waits for that
            working.remove(Thread.currentThread());
            window.execute(() -> {
                run.end(end);
                running.set(running.get() - 1);
            });
        });
        working.add(thread);
        run.runsOn(thread);
        thread.start();
        return run;
    }

    /// Cancels all that runs, and returns when it has taken back what it has to, and all that ran is remembered. May be
    /// called on any thread but the window's, also when there is no window any more.
    ///
    /// @throws InterruptedException when this thread is interrupted while it waits
    public void end() throws InterruptedException {
        List<Thread> all = List.copyOf(working);
        all.forEach(Thread::interrupt);
        for (Thread one : all) {
            one.join();
        }
        for (Thread one : List.copyOf(keeping)) {
            one.join();
        }
    }

    /// On a thread that nobody cancels. What cannot be remembered is lost; it happened all the same.
    private void keep(Activity activity) {
        Thread thread = Thread.ofVirtual().name("history").unstarted(() -> {
            if (end(() -> {
                        history.keep(activity);
                        return true;
                    })
                    instanceof Run.State.Failed lost) {
                LOG.log(System.Logger.Level.WARNING, lost.failure().getMessage());
            }
            keeping.remove(Thread.currentThread());
        });
        keeping.add(thread);
        thread.start();
    }

    /// Asks for something that changes nothing. Closing what it returns cancels it; then nobody is told.
    public <T extends @Nullable Object> Question ask(
            Callable<T> question, Consumer<T> answer, Consumer<Failure> failed) {
        Question asked = new Question();
        asked.begin(() -> {
            Run.State end = end(question);
            window.execute(() -> {
                if (asked.open()) {
                    tell(end, answer, failed);
                }
            });
        });
        return asked;
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> void tell(Run.State end, Consumer<T> answer, Consumer<Failure> failed) {
        switch (end) {
            case Run.State.Done done -> answer.accept((T) done.result());
            case Run.State.Failed wrong -> failed.accept(wrong.failure());
            case Run.State.Cancelled _, Run.State.Running _ -> {}
        }
    }

    /// The one place of the window where whatever goes wrong ends.
    private static Run.State end(Callable<?> work) {
        try {
            return new Run.State.Done(work.call());
        } catch (Failure failure) {
            return failure.kind() == Failure.Kind.CANCELLED ? new Run.State.Cancelled() : new Run.State.Failed(failure);
        } catch (Exception | Error e) {
            LOG.log(System.Logger.Level.ERROR, "Something failed in a way that nobody foresaw", e);
            return new Run.State.Failed(Failure.because(e, "operation.unexpected", String.valueOf(e)));
        }
    }

    private final class Forwarding implements Listener {
        private final Run run;
        private final Notes notes;

        Forwarding(Run run, Notes notes) {
            this.run = run;
            this.notes = notes;
        }

        @Override
        public void started(String step) {
            notes.begin(step);
            window.execute(() -> run.begin(step));
        }

        @Override
        public void progress(String step, Progress line) {
            window.execute(() -> run.say(line));
        }

        @Override
        public void ended(StepResult result) {
            notes.end(result);
            window.execute(() -> run.end(result));
        }
    }
}
