package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.IConsole;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.soap.Fault;
import org.jspecify.annotations.Nullable;

/// A client's lock on a machine, if it has one.
final class SessionObject implements ModelObject, ISession {
    private record Console(VirtualBoxModel model, SessionObject session) implements ModelObject, IConsole {
        private Machine running() {
            Machine machine = session.require();
            if (!machine.isRunning()) {
                throw new Fault.Runtime(Fault.Runtime.INVALID_VM_STATE, "Invalid machine state: " + machine.state());
            }
            return machine;
        }

        @Override
        public IProgress powerDown() {
            var progress = new Progress(model);
            running().powerDown(true, progress);
            return progress;
        }

        @Override
        public void powerButton() {
            running().powerButton();
        }
    }

    private final VirtualBoxModel model;
    private @Nullable Machine machine;

    SessionObject(VirtualBoxModel model) {
        this.model = model;
    }

    void lock(Machine wanted, LockType type) {
        requireUnlocked();
        switch (type) {
            case Write -> wanted.lock(this);
            case Shared -> wanted.share(this);
            default -> throw Refusals.invalidArgument("Invalid lock type " + type);
        }
        machine = wanted;
    }

    void launch(Machine wanted, Progress progress) {
        requireUnlocked();
        wanted.launch(this, progress);
        machine = wanted;
    }

    private void requireUnlocked() {
        if (machine != null) {
            throw Refusals.invalidState("The given session is busy");
        }
    }

    boolean has(Machine wanted) {
        return machine == wanted;
    }

    private Machine require() {
        Machine locked = machine;
        if (locked == null) {
            throw new Fault.Runtime(Fault.Runtime.UNEXPECTED, "The session is not locked (session state: Unlocked)");
        }
        return locked;
    }

    void machineEnded() {
        machine = null;
    }

    /// Its client is gone.
    void release() {
        if (machine != null) {
            unlockMachine();
        }
    }

    @Override
    public SessionState getState() {
        return machine == null ? SessionState.Unlocked : SessionState.Locked;
    }

    @Override
    public IMachine getMachine() {
        return new MachineObject(model, require(), this);
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable IConsole getConsole() {
        return require().isExecuted() ? new Console(model, this) : null;
    }

    @Override
    public void unlockMachine() {
        Machine locked = require();
        machine = null;
        locked.unlock(this);
    }
}
