package app.mooring.migration;

import app.mooring.docker.Images;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.Progress;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Brings an image from one guest to another through their SSH connections: guests need no registry and no
/// internet.
final class ImageCourier {
    private static final int PIPE = 1 << 18;
    private static final long TELL_EVERY = 64L << 20;

    private ImageCourier() {}

    /// Makes sure that the target means by that name what the source's container was made of. Failures:
    /// `migration.otherImage` when it means something else.
    ///
    /// @param id that of the container's image: on the source too, the name may mean another one by now
    static void bring(String image, String id, Guest from, Guest to, Consumer<Progress> told) {
        Images target = to.engine().images();
        if (!target.has(image)) {
            boolean named = from.engine().images().id(image).filter(id::equals).isPresent();
            send(named ? image : id, from, to, told);
            if (!named) {
                target.tag(id, image);
            }
        }
        if (target.id(image).filter(id::equals).isEmpty()) {
            throw Failure.refused("migration.otherImage", image, to.name(), id);
        }
    }

    private static void send(String image, Guest from, Guest to, Consumer<Progress> told) {
        Images source = from.engine().images();
        Images target = to.engine().images();
        try (PipedInputStream in = new PipedInputStream(PIPE);
                PipedOutputStream out = new PipedOutputStream(in)) {
            FutureTask<Boolean> saving = new FutureTask<>(() -> {
                try (out) {
                    source.save(image, new Told(out, told));
                }
                return true;
            });
            Thread thread = Thread.ofVirtual().start(saving);
            try {
                target.load(in);
            } catch (Failure failure) {
                thread.interrupt();
                throw failure;
            }
            saving.get();
        } catch (IOException e) {
            throw Failure.because(e, "migration.image", image, from.name(), to.name());
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : Failure.because(e, "migration.image", image, from.name(), to.name());
        }
    }

    /// Tells how much has gone through.
    private static final class Told extends java.io.FilterOutputStream {
        private final Consumer<Progress> told;
        private long bytes;

        Told(java.io.OutputStream out, Consumer<Progress> told) {
            super(out);
            this.told = told;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
            long before = bytes;
            bytes += length;
            if (bytes / TELL_EVERY != before / TELL_EVERY) {
                told.accept(Progress.of("image.sent", bytes >> 20));
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }
}
