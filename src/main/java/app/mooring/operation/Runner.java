package app.mooring.operation;

import app.mooring.failure.Failure;
import app.mooring.operation.StepResult.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Runs an operation's steps. When one fails, or the thread is interrupted, those before it are undone, the
/// last one first, unless the operation was committed.
public final class Runner {
    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    private final Listener listener;
    private final Journal journal;

    public Runner(Listener listener, Journal journal) {
        this.listener = listener;
        this.journal = journal;
    }

    /// All steps' results when all were done. The journal is gone then, and also when everything was undone; it
    /// stays when something could not be, or when what is left to do after the commit failed. Then it does not
    /// fail as cancelled when it was: `operation.notTakenBack`, `operation.doneAlready`.
    public List<StepResult> run(List<Step> steps) {
        List<StepResult> results = new ArrayList<>();
        Deque<Step> done = new ArrayDeque<>();
        boolean committed = false;
        for (Step step : steps) {
            long begin = System.nanoTime();
            try {
                journal.begin(step.id());
                listener.started(step.id());
                done.push(step);
                if (Thread.interrupted()) {
                    throw Failure.cancelled(new InterruptedException());
                }
                step.work().run();
                if (step.commits()) {
                    committed = true;
                    journal.commit();
                    done.clear();
                }
            } catch (RuntimeException e) {
                listener.ended(new StepResult(step.id(), State.FAILED, millis(begin), step.commands()));
                Failure failure = failure(e);
                if (committed) {
                    throw Uncancelled.told(failure, "operation.doneAlready");
                }
                // Undoing is not cancelled, neither by what cancelled the operation nor by who cancels it now.
                Uncancelled.run(() -> undoAll(done, failure));
                throw Uncancelled.told(failure);
            }
            StepResult result = new StepResult(step.id(), State.DONE, millis(begin), step.commands());
            results.add(result);
            listener.ended(result);
        }
        journal.settled();
        return results;
    }

    private void undoAll(Deque<Step> done, Failure failure) {
        boolean clean = true;
        for (Step step : done) {
            long begin = System.nanoTime();
            try {
                step.undo().run();
                listener.ended(new StepResult(step.id(), State.UNDONE, millis(begin), List.of()));
            } catch (RuntimeException e) {
                clean = false;
                failure.addSuppressed(failure(e));
            }
        }
        if (clean) {
            try {
                journal.settled();
            } catch (Failure stays) {
                failure.addSuppressed(stays);
            }
        }
    }

    private static Failure failure(RuntimeException e) {
        if (e instanceof Failure failure) {
            return failure;
        }
        LOG.log(System.Logger.Level.ERROR, "A step failed in a way that nobody foresaw", e);
        return Failure.because(e, "operation.unexpected", String.valueOf(e));
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
