package app.mooring.practice.virtualbox;

import app.mooring.practice.MachineHardware;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.soap.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A machine: its settings, its power, and who has it locked. Used under the model's lock.
final class Machine {
    private static final System.Logger LOG = System.getLogger(Machine.class.getName());
    private static final long LAST_MILLIS = 5_000;
    private static final Set<MachineState> OFF = Set.of(MachineState.PoweredOff, MachineState.Aborted);

    private final VirtualBoxModel model;
    private final String name;
    private final UUID id;
    private final List<String> addresses;
    private final Path folder;
    private final ExecutorService hardware;
    private final List<SessionObject> sessions = new ArrayList<>();
    private Settings settings;
    private @Nullable Settings draft;
    private MachineState state = MachineState.PoweredOff;
    private SessionState sessionState = SessionState.Unlocked;
    private boolean executed;

    /// @param addresses the MAC addresses of its network adapters, twelve hexadecimal digits each
    Machine(VirtualBoxModel model, String name, UUID id, List<String> addresses, Path folder, Settings settings) {
        this.model = model;
        this.name = name;
        this.id = id;
        this.addresses = List.copyOf(addresses);
        this.folder = folder;
        this.settings = settings;
        this.hardware = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofVirtual()
                        .name("hardware of " + name)
                        .uncaughtExceptionHandler(
                                (_, broken) -> LOG.log(System.Logger.Level.WARNING, "The guest of " + name, broken))
                        .factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    String name() {
        return name;
    }

    UUID id() {
        return id;
    }

    List<String> addresses() {
        return addresses;
    }

    Path folder() {
        return folder;
    }

    MachineState state() {
        return state;
    }

    SessionState sessionState() {
        return sessionState;
    }

    boolean isOff() {
        return OFF.contains(state);
    }

    boolean isRunning() {
        return state == MachineState.Running;
    }

    /// Whether a process executes it, which then has the write lock.
    boolean isExecuted() {
        return executed;
    }

    Settings saved() {
        return settings;
    }

    /// As those see it who have a lock.
    Settings current() {
        Settings changed = draft;
        return changed == null ? settings : changed;
    }

    void change(Settings changed) {
        draft = changed;
    }

    void save() {
        settings = current();
        model.happened(Happened.MachineData::new);
        model.persist();
    }

    void discard() {
        draft = null;
    }

    boolean uses(UUID medium) {
        return settings.has(medium) || current().has(medium);
    }

    /// Takes the write lock.
    void lock(SessionObject session) {
        requireUnlocked();
        sessions.add(session);
        sessionState(SessionState.Locked);
    }

    void requireUnlocked() {
        if (sessionState != SessionState.Unlocked) {
            throw Refusals.invalidState(
                    "The machine '%s' is already locked by a session (or being locked or unlocked)".formatted(name));
        }
    }

    /// Joins whoever has the lock; alone it is a write lock.
    void share(SessionObject session) {
        switch (sessionState) {
            case Unlocked -> lock(session);
            case Locked -> sessions.add(session);
            default -> requireUnlocked();
        }
    }

    /// The last one takes with it what was not saved.
    void unlock(SessionObject session) {
        sessions.remove(session);
        if (sessions.isEmpty() && !executed && sessionState == SessionState.Locked) {
            draft = null;
            sessionState(SessionState.Unlocked);
        }
    }

    private void sessionState(SessionState changed) {
        sessionState = changed;
        model.happened(Happened.SessionStateChanged::new);
    }

    private void state(MachineState changed) {
        state = changed;
        model.happened(number -> new Happened.StateChanged(number, changed));
    }

    /// Starts it in a process of its own, which has the lock until the machine is off. The session, if any,
    /// shares it.
    void launch(@Nullable SessionObject session, Progress progress) {
        requireUnlocked();
        if (session != null) {
            sessions.add(session);
        }
        Optional<Medium> busy = settings.attachments().stream()
                .flatMap(disk -> Stream.ofNullable(disk.medium()))
                .filter(medium -> model.isExecutedElsewhere(medium, this))
                .map(model::medium)
                .findFirst();
        if (busy.isPresent()) {
            sessionState(SessionState.Spawning);
            Fault.Runtime why = Refusals.invalidState("Medium '%s' is already locked for writing"
                    .formatted(busy.get().getLocation()));
            model.later(() -> {
                end(MachineState.PoweredOff);
                progress.fail(why);
            });
            return;
        }
        executed = true;
        sessionState(SessionState.Locked);
        state(MachineState.Starting);
        model.later(() -> {
            if (state == MachineState.Starting) {
                state(MachineState.Running);
                List<MachineHardware.Disk> disks = model.disks(current());
                tell(hook -> hook.powerOn(name, disks));
            }
            progress.complete();
        });
    }

    void powerButton() {
        tell(hook -> hook.powerButton(name));
    }

    /// @param tellGuest false: it is the guest that says so
    void powerDown(boolean tellGuest, Progress progress) {
        state(MachineState.Stopping);
        if (tellGuest) {
            tell(hook -> hook.powerCut(name));
        }
        model.later(() -> {
            if (state == MachineState.Stopping) {
                end(MachineState.PoweredOff);
            }
            progress.complete();
        });
    }

    void reset() {
        List<MachineHardware.Disk> disks = model.disks(current());
        tell(hook -> hook.powerCut(name));
        tell(hook -> hook.powerOn(name, disks));
    }

    /// Its process dies.
    void abort() {
        tell(hook -> hook.powerCut(name));
        end(MachineState.Aborted);
    }

    private void end(MachineState last) {
        executed = false;
        draft = null;
        sessions.forEach(SessionObject::machineEnded);
        sessions.clear();
        state(last);
        sessionState(SessionState.Unlocked);
        model.persist();
    }

    /// After what was told before, and not on this thread. What goes wrong there is logged.
    void tell(Consumer<MachineHardware> what) {
        hardware.execute(() -> what.accept(model.hardware()));
    }

    /// Returns when the hardware has done what it was told: nothing boots after that, and nothing is told it any more.
    /// What takes longer is broken off.
    void close() {
        hardware.shutdown();
        try {
            if (!hardware.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS)) {
                hardware.shutdownNow();
            }
        } catch (InterruptedException e) {
            hardware.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
