package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.Serial;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The volumes among VirtualBox's media. A medium is asked about once, and again after it is said to have
/// changed, or its file did: each question is a call, and there may be a thousand media. One look at a time;
/// whoever hears of a change may be another thread.
final class Media {
    private static final OnDisk NOTHING = new OnDisk(null, null);

    private final Path folder;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private @Nullable Session session;

    /// @param folder the volume folder
    Media(Path folder) {
        this.folder = folder;
    }

    /// A volume's place.
    private record Holding(String machine, int port) {}

    /// A file as it is on the disk; both null: there is none.
    private record OnDisk(
            @Nullable Instant created, @Nullable Instant written) {}

    /// What a medium said, and its file then. One outside the volume folder has no volume.
    private record Known(String location, OnDisk file, Optional<Volume> volume) {}

    /// Has the medium of that UUID asked again by the next look.
    void changed(String medium) {
        changed.add(medium);
    }

    /// The volumes now, by name.
    List<Volume> look(Session now) {
        if (now != session) {
            known.clear();
            session = now;
        }
        List<String> news = changed.stream().toList();
        known.values()
                .removeIf(one -> one.volume()
                        .filter(volume -> news.contains(volume.medium()))
                        .isPresent());
        changed.removeAll(news);
        List<IMedium> all = now.vbox().getHardDisks();
        known.keySet().retainAll(all.stream().map(IMedium::reference).collect(Collectors.toSet()));
        ask(all);
        Map<String, Holding> holders = holders(now);
        return all.stream()
                .map(medium -> known.get(medium.reference()))
                .flatMap(one -> one.volume().stream())
                .map(volume -> placed(volume, Optional.ofNullable(holders.get(volume.medium()))))
                .sorted(Comparator.comparing(Volume::name))
                .toList();
    }

    /// Those that are new, or whose file came, went or was written to, several at once.
    private void ask(List<IMedium> all) {
        List<IMedium> unknown = all.stream()
                .filter(medium -> !isKnown(known.get(medium.reference())))
                .toList();
        List<Callable<Known>> questions = new ArrayList<>();
        unknown.forEach(medium -> questions.add(() -> asked(medium)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Known>> answers = threads.invokeAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                known.put(unknown.get(i).reference(), answers.get(i).get());
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Fault fault -> throw fault;
                case Failure failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isKnown(@Nullable Known one) {
        return one != null && (one.volume().isEmpty() || one.file().equals(onDisk(one.location())));
    }

    private Known asked(IMedium medium) {
        String location = medium.getLocation();
        if (!VolumeFolder.isVolume(folder, location)) {
            return new Known(location, NOTHING, Optional.empty());
        }
        OnDisk file = onDisk(location);
        boolean accessible = medium.refreshState() != MediumState.Inaccessible;
        String uuid = medium.getId();
        return new Known(
                location,
                file,
                Optional.of(new Volume(
                        String.valueOf(Path.of(location).getFileName()),
                        uuid,
                        location,
                        medium.getFormat(),
                        medium.getLogicalSize(),
                        medium.getSize(),
                        null,
                        null,
                        Serial.of(uuid),
                        null,
                        null,
                        List.of(),
                        accessible ? Volume.State.FREE : Volume.State.INACCESSIBLE,
                        null,
                        file.created())));
    }

    /// When the file was made; null: there is none.
    static @Nullable Instant created(String location) {
        return onDisk(location).created();
    }

    private static OnDisk onDisk(String location) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(Path.of(location), BasicFileAttributes.class);
            return new OnDisk(
                    attributes.creationTime().toInstant(),
                    attributes.lastModifiedTime().toInstant());
        } catch (IOException gone) {
            return NOTHING;
        }
    }

    private static Volume placed(Volume volume, Optional<Holding> holding) {
        boolean accessible = volume.state() != Volume.State.INACCESSIBLE;
        return new Volume(
                volume.name(),
                volume.medium(),
                volume.file(),
                volume.format(),
                volume.fullBytes(),
                volume.usedBytes(),
                holding.map(Holding::machine).orElse(null),
                holding.map(Holding::port).orElse(null),
                volume.serial(),
                null,
                null,
                List.of(),
                accessible && holding.isPresent() ? Volume.State.ATTACHED : volume.state(),
                null,
                volume.created());
    }

    /// By the UUID of the medium, or of the one that a difference is based on.
    private Map<String, Holding> holders(Session now) {
        Map<String, Holding> holders = new HashMap<>();
        for (IMachine machine : now.vbox().getMachines()) {
            if (machine.getAccessible()) {
                List<IMediumAttachment> disks = machine.getMediumAttachments().stream()
                        .filter(one -> one.type() == DeviceType.HardDisk && one.medium() != null)
                        .toList();
                String name = disks.isEmpty() ? "" : machine.getName();
                disks.forEach(one -> Optional.ofNullable(one.medium())
                        .ifPresent(medium ->
                                holders.putIfAbsent(medium.getBase().getId(), new Holding(name, one.port()))));
            }
        }
        return holders;
    }
}
