package app.mooring.virtualbox.soap;

import static app.mooring.virtualbox.soap.WebServiceTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IConsole;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMachineStateChangedEvent;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBoxErrorInfo;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.SessionState;
import app.mooring.virtualbox.api.VBoxEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Locks, progress and events.
@Timeout(60)
class SessionWorkTest {
    private Service server;
    private WebService service;
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        server = new Service(Optional.empty());
        service = new WebService(WebServiceTest.endpoint(server.url(), Service.PASSWORD));
        server.on("IWebsessionManager_getSessionObject", _ -> server.known(ISession.class, "session"));
        server.on("IVirtualBox_findMachine", _ -> server.known(IMachine.class, "machine"));
        server.on("IMachine_lockMachine", _ -> null);
        server.on("ISession_getMachine", _ -> server.known(IMachine.class, "mutable"));
        server.on("ISession_getConsole", _ -> server.known(IConsole.class, "console"));
        server.on("ISession_unlockMachine", _ -> null);
        server.on("IVirtualBox_getEventSource", _ -> server.known(IEventSource.class, "source"));
        server.on("IEventSource_createListener", _ -> server.known(IEventListener.class, "listener"));
        server.on("IEventSource_registerListener", _ -> null);
        server.on("IEventSource_unregisterListener", _ -> null);
        server.on("IEventSource_eventProcessed", _ -> null);
        server.on("IEventSource_getEvent", _ -> event());
        server.on("IEvent_getType", _ -> VBoxEventType.OnMachineStateChanged);
        server.on("IMachineStateChangedEvent_getState", _ -> MachineState.Running);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @Test
    void aLockGivesTheMachineAndTheConsoleAndIsGivenBack() {
        service.call(session -> {
            try (MachineLock lock = lock(session)) {
                assertThat(lock.machine().reference()).isEqualTo("mutable");
                assertThat(lock.console().reference()).isEqualTo("console");
            }
            return "done";
        });

        assertThat(server.count("ISession_unlockMachine")).isEqualTo(1);
    }

    @Test
    void neitherASessionObjectNorAnEventIsAskedForOnceMoreWhenTheConnectionIsLost() {
        for (String once : List.of("IWebsessionManager_getSessionObject", "IEventSource_getEvent")) {
            server.on(once, _ -> {
                throw new IllegalStateException("there is no answer to this");
            });
        }

        assertFails("virtualbox.unreachable", () -> service.call(SessionWorkTest::lock));
        assertThat(server.count("IWebsessionManager_getSessionObject")).isEqualTo(1);
        assertFails(
                "virtualbox.unreachable",
                () -> service.call(session -> {
                    IEventSource source = session.vbox().getEventSource();
                    return source.getEvent(source.createListener(), 0);
                }));
        assertThat(server.count("IEventSource_getEvent")).isEqualTo(1);
    }

    @Test
    void anInterruptDoesNotLeaveTheMachineLocked() {
        service.call(session -> {
            try (MachineLock _ = lock(session)) {
                Thread.currentThread().interrupt();
            }
            return "done";
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.count("ISession_unlockMachine")).isEqualTo(1);
    }

    @Test
    void aMachineThatEndedNeedsNoUnlocking() {
        server.on("ISession_unlockMachine", _ -> {
            throw new Fault.Runtime(Fault.Runtime.UNEXPECTED, "The session is not locked");
        });
        server.on("ISession_getState", _ -> SessionState.Unlocked);

        service.call(session -> {
            lock(session).close();
            return "done";
        });
    }

    @Test
    void aMachineThatStaysLockedIsAFault() {
        server.on("ISession_unlockMachine", _ -> {
            throw new Fault.Runtime(Fault.Runtime.FAIL, "no");
        });
        server.on("ISession_getState", _ -> SessionState.Locked);

        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> service.call(session -> {
                    lock(session).close();
                    return "done";
                }));
    }

    @Test
    void progressIsWaitedForInShortWaits() {
        var left = new AtomicInteger(3);
        progress(left, 0);

        service.call(SessionWorkTest::await);

        assertThat(server.count("IProgress_waitForCompletion")).isEqualTo(3);
    }

    @Test
    void progressThatEndsInAnErrorFailsWithItsText() {
        progress(new AtomicInteger(), Fault.Runtime.FILE_ERROR);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> service.call(SessionWorkTest::await))
                .matches(failure -> failure.code().equals("virtualbox.operation"))
                .withMessageContaining("The disk is full");
    }

    @Test
    void waitingForProgressCanBeInterrupted() {
        progress(new AtomicInteger(Integer.MAX_VALUE), 0);
        Thread waiting = Thread.currentThread();
        server.on("IProgress_waitForCompletion", _ -> {
            waiting.interrupt();
            return null;
        });

        assertFails("cancelled", () -> service.call(SessionWorkTest::await));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void eventsComeInOrderUntilTheInterrupt() {
        events.addAll(List.of("e-1", "e-2"));
        var seen = new ArrayList<String>();

        new Events(service, List.of(VBoxEventType.OnMachineStateChanged)).run(() -> seen.add("listening"), happened -> {
            MachineState state = happened.as(IMachineStateChangedEvent.class).getState();
            seen.add(happened.event().reference() + ' ' + happened.type() + ' ' + state);
            if (seen.size() == 3) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen)
                .containsExactly("listening", "e-1 OnMachineStateChanged Running", "e-2 OnMachineStateChanged Running");
        assertThat(server.count("IEventSource_unregisterListener")).isEqualTo(1);
    }

    @Test
    void anExpiredSessionEndsTheListening() {
        var listening = new Events(service, List.of(VBoxEventType.Any));

        assertFails("virtualbox.session", () -> listening.run(server::expire, _ -> {}));
    }

    @Test
    void aServiceThatIsGoneEndsTheListening() {
        var listening = new Events(service, List.of(VBoxEventType.Any));

        assertFails("virtualbox.unreachable", () -> listening.run(server::close, _ -> {}));
    }

    private @Nullable IMachineStateChangedEvent event() throws InterruptedException {
        String next = events.poll(20, TimeUnit.MILLISECONDS);
        return next == null ? null : server.known(IMachineStateChangedEvent.class, next);
    }

    private static MachineLock lock(Session session) {
        return MachineLock.lock(session, session.vbox().findMachine("ubuntu2"), LockType.Write);
    }

    private static String await(Session session) {
        Progresses.await(session.as(IMedium.class, session.vbox()).deleteStorage());
        return "done";
    }

    private void progress(AtomicInteger left, int resultCode) {
        server.on("IMedium_deleteStorage", _ -> server.known(IProgress.class, "progress"));
        server.on("IProgress_getCompleted", _ -> left.get() == 0);
        server.on("IProgress_waitForCompletion", request -> {
            assertThat((Integer) request.arguments().getFirst()).isLessThanOrEqualTo(2000);
            left.decrementAndGet();
            return null;
        });
        server.on("IProgress_getResultCode", _ -> resultCode);
        server.on("IProgress_getErrorInfo", _ -> server.known(IVirtualBoxErrorInfo.class, "error"));
        server.on("IVirtualBoxErrorInfo_getText", _ -> "The disk is full");
    }
}
