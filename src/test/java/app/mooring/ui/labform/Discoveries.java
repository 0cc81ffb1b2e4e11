package app.mooring.ui.labform;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.ssh.HostKeyQuestion;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// What a form finds of VirtualBox and of guests: answers that are given.
public final class Discoveries implements Rooms.Discovery {
    private final List<String> machines;
    private List<Rooms.Listed> labs = List.of(
            new Rooms.Listed(Path.of("lab.json"), "lab"),
            new Rooms.Listed(Path.of("/home/ada/.config/mooring/labs/second.json"), "office"));
    private boolean installed = true;
    private CountDownLatch gate = new CountDownLatch(0);
    private final Map<String, Failure> failures = new HashMap<>();

    /// What was asked, with the passwords as they were then.
    final List<String> asked = new ArrayList<>();

    /// Lab and passwords that were written.
    final List<Lab> written = new ArrayList<>();

    final Map<String, String> passwords = new HashMap<>();

    public Discoveries(String... machines) {
        this.machines = List.of(machines);
    }

    /// Has that address, name or method fail.
    public Discoveries failing(String what, Failure failure) {
        failures.put(what, failure);
        return this;
    }

    /// Has a lab written only once that is open.
    Discoveries writingAfter(CountDownLatch gate) {
        this.gate = gate;
        return this;
    }

    /// VirtualBox is in none of the usual places.
    Discoveries withoutVirtualBox() {
        installed = false;
        return this;
    }

    /// There are no labs yet.
    public Discoveries withoutLabs() {
        labs = List.of();
        return this;
    }

    public Rooms rooms() {
        return (Rooms) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(),
                new Class<?>[] {Rooms.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "discovery" -> this;
                    case "labs" -> labs;
                    case "writeLab" -> write((Lab) arguments[0], arguments[2]);
                    default -> throw new AssertionError(method);
                });
    }

    private Path write(Lab lab, Object secrets) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        fail("writeLab");
        written.add(lab);
        ((Map<?, ?>) secrets).forEach((use, secret) -> passwords.put((String) use, new String((char[]) secret)));
        return Path.of("labs", lab.name() + ".json");
    }

    private void fail(String what) {
        if (failures.containsKey(what)) {
            throw failures.get(what);
        }
    }

    @Override
    public Optional<Path> virtualBox(Optional<Path> folder) {
        fail("virtualBox");
        return folder.or(() -> installed ? Optional.of(Path.of("/usr/lib/virtualbox")) : Optional.empty());
    }

    @Override
    public List<String> machines(Optional<Path> folder) {
        return machines;
    }

    @Override
    public String webService(Lab.WebService webService, char[] password) {
        synchronized (asked) {
            asked.add(webService.address() + " " + new String(password));
        }
        fail(webService.address());
        return "7.2.22";
    }

    @Override
    public String guest(Lab.Machine machine, char[] password, HostKeyQuestion question) {
        fail(machine.name());
        if (machine.ssh().host().equals("unknown") && !question.accept(machine.name(), "ssh-ed25519", "SHA256:m2iX")) {
            throw Failure.refused("ssh.hostKey.unknown", machine.name(), "SHA256:m2iX");
        }
        return "28.2.2";
    }
}
