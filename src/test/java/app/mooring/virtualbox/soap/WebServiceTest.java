package app.mooring.virtualbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IVirtualBox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebServiceTest {
    private Service server;
    private WebService service;

    @BeforeEach
    void start() throws Exception {
        server = new Service(Optional.empty());
        service = new WebService(endpoint(server.url(), Service.PASSWORD));
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @Test
    void logsOnOnceAndNotBeforeItIsUsed() {
        assertThat(server.calls).isEmpty();

        assertThat(version()).isEqualTo("7.2.22");
        assertThat(version()).isEqualTo("7.2.22");

        assertThat(server.count("IWebsessionManager_logon")).isEqualTo(1);
    }

    @Test
    void logsOnAgainWhenTheSessionExpired() {
        version();
        server.expire();
        var runs = new AtomicInteger();

        String version = service.call(session -> {
            runs.incrementAndGet();
            return session.vbox().getVersion();
        });

        assertThat(version).isEqualTo("7.2.22");
        assertThat(runs).hasValue(2);
        assertThat(server.sessions).containsExactly("vbox-2");
    }

    @Test
    void retriesOnceOnly() {
        server.on("IVirtualBox_findMachine", _ -> {
            throw new Fault.InvalidObject("gone");
        });

        assertThatExceptionOfType(Fault.InvalidObject.class)
                .isThrownBy(() -> service.call(session -> session.vbox().findMachine("ubuntu2")));

        assertThat(server.count("IVirtualBox_findMachine")).isEqualTo(2);
    }

    @Test
    void anObjectThatIsGoneDoesNotCostOthersTheirSession() {
        service.call(Session::vbox);
        server.on("IVirtualBox_findMachine", _ -> {
            throw new Fault.InvalidObject("gone");
        });

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> service.call(session -> session.vbox().findMachine("ubuntu2")));

        assertThat(server.sessions).containsExactly("vbox-1");
    }

    @Test
    void manyThatFindTheSessionExpiredLogOnOnce() throws Exception {
        version();
        server.expire();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> version : threads.invokeAll(Collections.<Callable<String>>nCopies(20, this::version))) {
                assertThat(version.get()).isEqualTo("7.2.22");
            }
        }

        assertThat(server.sessions).containsExactly("vbox-2");
    }

    @Test
    void otherFaultsAreTheCallers() {
        server.on("IVirtualBox_findMachine", _ -> {
            throw new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, "no such machine");
        });

        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> service.call(session -> session.vbox().findMachine("ubuntu9")))
                .matches(fault -> fault.is(Fault.Runtime.OBJECT_NOT_FOUND));
        assertThat(server.count("IVirtualBox_findMachine")).isEqualTo(1);
    }

    @Test
    void objectsAreComparedByReference() {
        server.on("IVirtualBox_findMachine", _ -> server.known(IMachine.class, "m-1"));

        service.call(session -> {
            IMachine machine = session.vbox().findMachine("ubuntu2");
            assertThat(machine).isEqualTo(session.vbox().findMachine("ubuntu2")).hasToString("IMachine m-1");
            assertThat(session.as(IVirtualBox.class, machine).reference()).isEqualTo("m-1");
            return machine;
        });
    }

    @Test
    void aWrongPasswordIsAFailureThatDoesNotTellIt() {
        try (var wrong = new WebService(endpoint(server.url(), "guess"))) {
            assertFails("virtualbox.login", () -> wrong.call(Session::vbox));
            assertThat(wrong.endpoint().toString()).doesNotContain("guess");
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var nobody = new WebService(endpoint(URI.create("http://127.0.0.1:" + port), ""))) {
            assertFails("virtualbox.unreachable", () -> nobody.call(Session::vbox));
        }
    }

    @Test
    void noAnswerInTimeIsUnreachable() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var waiting = new WebService(endpoint(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "")
                        .within(Duration.ofSeconds(5), Duration.ofMillis(100)))) {
            assertFails("virtualbox.unreachable", () -> waiting.call(Session::vbox));
        }
    }

    @Test
    void logsOffWhenClosed() {
        version();

        Thread.currentThread().interrupt();
        service.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.sessions).isEmpty();
        assertThatIllegalStateException().isThrownBy(this::version);
    }

    @Test
    void doesNotLogOnInOrderToLogOff() {
        service.close();

        assertThat(server.calls).isEmpty();
    }

    @Test
    void anInterruptCancels() {
        version();
        Thread.currentThread().interrupt();

        assertFails("cancelled", this::version);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void atMostEightCallsAreOnTheWay() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var eight = new CountDownLatch(8);
        server.on("IVirtualBox_getHomeFolder", _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            eight.countDown();
            boolean full = eight.await(10, TimeUnit.SECONDS);
            running.decrementAndGet();
            return full ? "full" : "never more than " + most;
        });

        var answers = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(
                        () -> service.call(session -> session.vbox().getHomeFolder())));
            }
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("full");
        }
        assertThat(most).hasValue(8);
    }

    @Test
    void whatOnlyAsksIsAskedOnceMoreWhenTheConnectionIsLost() {
        var asked = new AtomicInteger();
        server.on("IVirtualBox_getHomeFolder", _ -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("there is no answer to this");
            }
            return "/home";
        });

        String home = service.call(session -> session.vbox().getHomeFolder());

        assertThat(home).isEqualTo("/home");
        assertThat(asked).hasValue(2);
    }

    @Test
    void itIsNotAskedAThirdTime() {
        server.on("IVirtualBox_getHomeFolder", _ -> {
            throw new IllegalStateException("there is no answer to this");
        });

        assertFails(
                "virtualbox.unreachable",
                () -> service.call(session -> session.vbox().getHomeFolder()));
        assertThat(server.count("IVirtualBox_getHomeFolder")).isEqualTo(2);
    }

    @Test
    void whatMayHaveBeenDoneIsNotDoneOnceMoreWhenTheConnectionIsLost() {
        server.on("IVirtualBox_openMedium", _ -> {
            throw new IllegalStateException("there is no answer to this");
        });

        assertFails(
                "virtualbox.unreachable",
                () -> service.call(
                        session -> session.vbox().openMedium("/v", DeviceType.HardDisk, AccessMode.ReadWrite, false)));
        assertThat(server.count("IVirtualBox_openMedium")).isEqualTo(1);
    }

    @Test
    void anAddressHoldsNoUser() {
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint(URI.create("http://me:pw@host/"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint(URI.create("file:///x"), ""));
    }

    private String version() {
        return service.call(session -> session.vbox().getVersion());
    }

    static Endpoint endpoint(URI url, String password) {
        return Endpoint.of(url, "captain", password::toCharArray);
    }

    static void assertFails(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(call)
                .matches(failure -> failure.code().equals(code), code)
                .matches(failure -> !failure.getMessage().contains("{"));
    }
}
