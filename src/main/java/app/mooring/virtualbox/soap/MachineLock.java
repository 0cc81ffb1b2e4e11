package app.mooring.virtualbox.soap;

import app.mooring.virtualbox.api.IConsole;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.SessionState;

/// A lock on a machine, which its settings and its console are reached through. What was changed and not saved
/// is lost when it is closed.
public final class MachineLock implements AutoCloseable {
    private final ISession session;

    private MachineLock(ISession session) {
        this.session = session;
    }

    /// [Fault.Runtime#INVALID_OBJECT_STATE] when somebody else has it: waiting is the caller's business.
    public static MachineLock lock(Session context, IMachine machine, LockType type) {
        ISession session = context.newSession();
        machine.lockMachine(session, type);
        return new MachineLock(session);
    }

    /// Takes over the lock that the session has, as after [IMachine#launchVMProcess].
    public static MachineLock held(ISession session) {
        return new MachineLock(session);
    }

    /// The machine whose settings can be changed.
    public IMachine machine() {
        return session.getMachine();
    }

    /// Only of a machine that runs, under a shared lock.
    public IConsole console() {
        return session.getConsole();
    }

    /// Unlocks, even on a thread that is interrupted. A machine that ended meanwhile took its lock along: fine.
    @Override
    public void close() {
        Uninterrupted.run(() -> {
            try {
                session.unlockMachine();
            } catch (Fault.InvalidObject _) {
                return;
            } catch (Fault.Runtime refused) {
                if (locked()) {
                    throw refused;
                }
            }
        });
    }

    private boolean locked() {
        try {
            return session.getState() == SessionState.Locked;
        } catch (Fault _) {
            return false;
        }
    }
}
