package app.mooring.practice.guest;

import app.mooring.practice.Belongings;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShellContract;
import app.mooring.ssh.Stream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class PlayedGuestShellTest extends GuestShellContract {
    @TempDir
    Path lab;

    private PracticeGuest guest;

    @Override
    protected void provide() {
        guest = new PracticeGuest(
                new GuestDescription("the guest", lab.resolve("guest"), 0, List.of("0800274D0012"), password(), ""),
                new Platters(lab.resolve("platters")),
                new Belongings(lab.resolve("belongings")),
                FakeEngine::new);
        guest.powerOn(List.of());
    }

    @AfterEach
    void end() {
        guest.close();
    }

    @Override
    protected Address address() {
        return new Address("the guest", "127.0.0.1", guest.port(), "ubuntu");
    }

    @Override
    protected String password() {
        return "pass word";
    }

    @Override
    protected void breakConnection() {
        try (Stream running = shell.open(Command.of("sleep", "30"))) {
            guest.powerCut();
            guest.powerOn(List.of());
            running.await();
        }
    }
}
