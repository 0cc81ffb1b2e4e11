package app.mooring.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a container says, which arrives in pieces of no particular size.
final class Frames {
    private Frames() {}

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nobody listens any more.
        }
    }

    /// Everything, by stream.
    static final class Collected extends ResultCallbackTemplate<Collected, Frame> {
        private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).writeBytes(frame.getPayload());
        }

        void await() throws InterruptedException {
            try {
                awaitCompletion();
            } finally {
                closeQuietly(this);
            }
        }

        String stdout() {
            return stdout.toString(StandardCharsets.UTF_8);
        }

        String stderr() {
            return stderr.toString(StandardCharsets.UTF_8);
        }
    }

    /// The first line that is wanted.
    static final class Search extends ResultCallbackTemplate<Search, Frame> {
        private final Predicate<String> wanted;
        private final Map<StreamType, ByteArrayOutputStream> lines = new EnumMap<>(StreamType.class);
        private volatile @Nullable String found;

        Search(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void onNext(Frame frame) {
            var line = lines.computeIfAbsent(frame.getStreamType(), _ -> new ByteArrayOutputStream());
            for (byte b : frame.getPayload()) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                look(line);
            }
        }

        private void look(ByteArrayOutputStream bytes) {
            String line = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            if (found == null && wanted.test(line.stripTrailing())) {
                found = line.stripTrailing();
                onComplete();
            }
        }

        @Override
        public void onComplete() {
            if (found == null) {
                lines.values().stream().filter(line -> line.size() > 0).forEach(this::look);
            }
            super.onComplete();
        }

        Optional<String> await(Duration limit) throws InterruptedException {
            try {
                awaitCompletion(limit.toNanos(), TimeUnit.NANOSECONDS);
                return Optional.ofNullable(found);
            } finally {
                closeQuietly(this);
            }
        }
    }
}
