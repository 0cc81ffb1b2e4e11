package app.mooring.migration;

import app.mooring.docker.PlayedEngine;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.operation.Journal;
import app.mooring.operation.Journals;
import app.mooring.operation.Listener;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Three guests, `a`, `b` and `c`, in memory.
final class PlayedLab {
    /// The process is killed: nothing of it runs any more.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    final PlayedEngine a = new PlayedEngine("a");
    final PlayedEngine b = new PlayedEngine("b");
    final PlayedEngine c = new PlayedEngine("c");
    /// What a command's last argument, such as a file, is answered with, in any guest.
    final Map<String, String> says = new HashMap<>();

    /// The MAC addresses of guests, by their names.
    final Map<String, String> addresses = new HashMap<>();

    final Guests guests = new Guests(List.of(guest("a", a), guest("b", b), guest("c", c)));
    final Map<String, String> uuids = new HashMap<>(Map.of("a", "uuid-a", "b", "uuid-b", "c", "uuid-c"));
    final Set<String> full = new HashSet<>();
    final List<String> told = new ArrayList<>();
    Journals journals;
    Path volumeFolder = Path.of("/volumes");

    PlayedLab(Path folder) {
        journals = new Journals(folder.resolve("journal"));
    }

    private Guest guest(String name, PlayedEngine engine) {
        Lab.Ssh ssh = new Lab.Ssh(name, 22, "ubuntu", List.of(), Optional.empty());
        return new Guest(
                new Lab.Machine(name, "SATA", 30, ssh), new PlayedShell(name, engine, says, addresses), engine);
    }

    Recovery recovery() {
        Site site = new Site(volumeFolder, name -> Optional.ofNullable(uuids.get(name)));
        return new Recovery(guests, journals, site, line -> told.add(line.sentence(Locale.ENGLISH)));
    }

    Move.Report move(String container, String to) {
        return new Move(guests, "mooring", recovery(), this::requireRoom, Listener.SILENT).run(container, to);
    }

    private void requireRoom(String volume, Guest guest) {
        if (full.contains(guest.name())) {
            throw Failure.refused("lab.noPort", guest.name(), "SATA", 30);
        }
    }

    /// What is left for the next run.
    List<Journal.Entry> left() {
        return journals.left(_ -> {}).stream().map(Journal::entry).toList();
    }

    static Runnable kill() {
        return () -> {
            throw new Killed();
        };
    }

    static Failure failure(ThrowingCallable work) {
        return Assertions.catchThrowableOfType(Failure.class, work);
    }

    private record PlayedShell(
            String name, PlayedEngine engine, Map<String, String> says, Map<String, String> addresses)
            implements Shell {
        @Override
        public Address address() {
            return new Address(name, name, 22, "ubuntu");
        }

        @Override
        public Result run(Command command) {
            engine.version();
            if (command.argv().contains(Guest.ADDRESSES)) {
                return new Result(0, addresses.getOrDefault(name, ""), "");
            }
            return new Result(0, says.getOrDefault(command.argv().getLast(), ""), "");
        }

        @Override
        public Result check(Command command) {
            return run(command);
        }

        @Override
        public Stream open(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void upload(InputStream source, long size, String path, int mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
