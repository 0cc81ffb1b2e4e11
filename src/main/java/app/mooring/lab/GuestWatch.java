package app.mooring.lab;

import app.mooring.failure.Failure;
import java.time.Duration;

/// Sees what one guest knows, every few seconds and when its machine changed.
final class GuestWatch {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(3);

    private final String name;
    private final GuestLook look;
    private final Picture picture;
    private final Poke poke = new Poke();

    /// @param service the volume driver's service
    GuestWatch(Guest guest, String service, Picture picture) {
        this.name = guest.name();
        this.look = new GuestLook(guest, service);
        this.picture = picture;
    }

    String name() {
        return name;
    }

    /// Has it look soon.
    void refresh() {
        poke.now();
    }

    /// Looks until the thread is interrupted.
    void looks() {
        while (!Thread.currentThread().isInterrupted()) {
            if (!picture.isOff(name)) {
                look();
            }
            poke.await(NOW_AND_THEN);
        }
    }

    /// Whatever it ends with is why the guest is away, and the next look is another.
    private void look() {
        try {
            picture.guest(name, Look.once(look::look));
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.CANCELLED) {
                throw failure;
            }
            picture.guestAway(name, failure);
        }
    }
}
