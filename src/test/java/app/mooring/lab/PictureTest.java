package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.docker.Engine;
import app.mooring.docker.ListedContainer;
import app.mooring.docker.ListedContainer.Mounted;
import app.mooring.docker.ListedVolume;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.ssh.Address;
import app.mooring.ssh.Shell;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTest {
    private final Failure away = Failure.failed("virtualbox.unreachable", "https://127.0.0.1:18083", "refused");

    private final Lab.Machine machine =
            new Lab.Machine("ubuntu2", "SATA", 30, new Lab.Ssh("ubuntu2", 22, "ubuntu", List.of(), Optional.empty()));
    private final Lab lab = new Lab(
            "lab",
            Optional.empty(),
            new Lab.WebService("127.0.0.1", "127.0.0.1", 18083, true, true, "mooring", Optional.empty()),
            Path.of("/volumes"),
            "mooring",
            List.of(machine));
    private final Picture picture = new Picture(
            lab, new Guests(List.of(new Guest(machine, played(Shell.class), played(Engine.class)))), new Poke());

    private static <T> T played(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, _, _) -> new Address("ubuntu2", "ubuntu2", 22, "ubuntu")));
    }

    private LabSnapshot now() {
        return picture.snapshot(Instant.EPOCH);
    }

    private GuestView guest() {
        return now().machines().getFirst().guest();
    }

    private static GuestLook.Seen seen(ListedContainer... containers) {
        return new GuestLook.Seen(
                "28.2.2",
                "active",
                "",
                List.of(containers),
                List.of(new ListedVolume("data", "local", Map.of())),
                Map.of());
    }

    private static Volume volume(String name) {
        return new Volume(
                name,
                "uuid",
                "/volumes/" + name,
                "VDI",
                1,
                1,
                null,
                null,
                "VB1",
                null,
                null,
                List.of(),
                Volume.State.FREE,
                null,
                null);
    }

    private static ListedContainer with(String name, String volume, String driver) {
        return new ListedContainer(name, "busybox", true, List.of(new Mounted(volume, driver, "/" + volume, true)));
    }

    @Test
    void the_volumes_are_known_once_the_media_were_read_and_stay_so() {
        picture.webServiceAway(away);
        assertThat(now().host().volumesKnown()).isFalse();
        picture.virtualBox("7.2.22", Map.of(), Optional.empty());
        assertThat(now().host().webService().answers()).isTrue();
        assertThat(now().host().volumesKnown()).isFalse();
        picture.virtualBox("7.2.22", Map.of(), Optional.of(List.of(volume("data"))));
        picture.webServiceAway(away);
        picture.host(new LabSnapshot.Reach.Answers(), 0, null, 1);
        assertThat(now().host().volumesKnown()).isTrue();
        assertThat(now().volumes()).extracting(Volume::name).containsExactly("data");
    }

    @Test
    void a_volume_of_another_driver_is_another_one_though_it_has_the_same_name() {
        picture.virtualBox("7.2.22", Map.of(), Optional.of(List.of(volume("data"))));
        picture.guest("ubuntu2", seen(with("mysql", "data", "mooring"), with("keeper", "data", "local")));
        assertThat(now().volumes().getFirst().containers()).containsExactly("mysql");
        assertThat(guest().containers())
                .containsExactly(
                        new ContainerView("mysql", "busybox", true, List.of("data"), List.of(), Kept.ON_VOLUMES),
                        new ContainerView("keeper", "busybox", true, List.of(), List.of("data"), Kept.ON_LOCAL_VOLUME));
        assertThat(guest().localVolumes()).containsExactly(new LabSnapshot.LocalVolume("data", List.of("keeper")));
    }

    @Test
    void a_guest_that_was_heard_once_was_heard_though_it_is_away_now() {
        picture.guestAway("ubuntu2", away);
        assertThat(now().unheard()).containsExactly("ubuntu2");
        picture.guest("ubuntu2", seen());
        picture.guestAway("ubuntu2", away);
        assertThat(now().unheard()).isEmpty();
    }
}
