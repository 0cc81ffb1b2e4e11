package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.soap.WebService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Watches a lab: the host, VirtualBox and each guest by threads of their own, so that what does not answer
/// holds up nothing else.
public final class LiveInventory implements Watching {
    private static final System.Logger LOG = System.getLogger(LiveInventory.class.getName());

    /// How long a thread is waited for at the end; one that cannot be stopped ends by itself and is not heard.
    private static final Duration ENDING = Duration.ofMillis(200);

    private static final Duration LONG = Duration.ofDays(1);

    private final WebService virtualBox;
    private final Guests guests;
    private final Consumer<LabSnapshot> told;
    private final Poke changed = new Poke();
    private final Picture picture;
    private final HostWatch host;
    private final VirtualBoxWatch virtualBoxWatch;
    private final List<GuestWatch> guestWatches;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile boolean closed;

    private LiveInventory(
            Lab lab,
            Supplier<Optional<ProcessHandle>> webService,
            Supplier<List<LabSnapshot.Interrupted>> interrupted,
            WebService virtualBox,
            Guests guests,
            String service,
            Consumer<LabSnapshot> told) {
        this.virtualBox = virtualBox;
        this.guests = guests;
        this.told = told;
        this.picture = new Picture(lab, guests, changed);
        this.host = new HostWatch(lab.volumeFolder(), webService, interrupted, picture);
        this.guestWatches = guests.all().stream()
                .map(guest -> new GuestWatch(guest, service, picture))
                .toList();
        this.virtualBoxWatch = new VirtualBoxWatch(lab, virtualBox, picture, this::machineChanged);
    }

    /// Begins to watch. What it gets is its own, and closed with it: a connection that others use too would have
    /// them wait.
    ///
    /// @param webService the web service's process; fails where VirtualBox is not found
    /// @param interrupted what was interrupted and is not settled; looks at the host's disk only
    /// @param service the volume driver's service in the guests
    /// @param told on a thread of its own, one snapshot at a time; returns soon
    public static LiveInventory begin(
            Lab lab,
            Supplier<Optional<ProcessHandle>> webService,
            Supplier<List<LabSnapshot.Interrupted>> interrupted,
            WebService virtualBox,
            Guests guests,
            String service,
            Consumer<LabSnapshot> told) {
        LiveInventory inventory = new LiveInventory(lab, webService, interrupted, virtualBox, guests, service, told);
        inventory.start("snapshots", inventory::tell);
        inventory.start("host", inventory.host::looks);
        inventory.start("virtualbox", inventory.virtualBoxWatch::looks);
        inventory.start("virtualbox events", inventory.virtualBoxWatch::listen);
        inventory.guestWatches.forEach(watch -> inventory.start(watch.name(), watch::looks));
        return inventory;
    }

    private void start(String name, Runnable work) {
        Thread.Builder named = Thread.ofVirtual()
                .name("watching " + name)
                .uncaughtExceptionHandler((thread, thrown) -> ended(thread.getName(), thrown));
        threads.add(named.start(() -> {
            try {
                work.run();
            } catch (Failure ended) {
                if (ended.kind() != Failure.Kind.CANCELLED) {
                    throw ended;
                }
            }
        }));
    }

    /// After the end, whatever was under way finds its connection closed.
    private void ended(String name, Throwable thrown) {
        LOG.log(closed ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR, name, thrown);
    }

    private void machineChanged(String name) {
        guestWatches.stream().filter(watch -> watch.name().equals(name)).forEach(GuestWatch::refresh);
    }

    private void tell() {
        LabSnapshot last = picture.snapshot(Instant.now());
        tell(last);
        while (!Thread.currentThread().isInterrupted()) {
            changed.await(LONG);
            if (!picture.snapshot(last.taken()).equals(last)) {
                last = picture.snapshot(Instant.now());
                tell(last);
            }
        }
    }

    private void tell(LabSnapshot snapshot) {
        telling.lock();
        try {
            if (!closed) {
                told.accept(snapshot);
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public void refresh() {
        host.refresh();
        virtualBoxWatch.refresh();
        guestWatches.forEach(GuestWatch::refresh);
    }

    @Override
    public void close() {
        telling.lock();
        try {
            closed = true;
        } finally {
            telling.unlock();
        }
        threads.forEach(Thread::interrupt);
        // Who was cut off is not waited for: saying good-bye may take as long as any question.
        List<Thread> ending =
                List.of(Thread.startVirtualThread(guests::close), Thread.startVirtualThread(virtualBox::close));
        try {
            for (Thread thread : ending) {
                thread.join(ENDING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
