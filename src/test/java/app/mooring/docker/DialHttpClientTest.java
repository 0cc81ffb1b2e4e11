package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DialHttpClientTest {
    private static final Optional<Duration> LIMIT = Optional.of(Duration.ofHours(1));

    /// A clock that strikes when it is told to.
    private static final class Clock extends ScheduledThreadPoolExecutor {
        private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

        Clock() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            return super.schedule(task, delay, unit);
        }

        void strike() {
            tasks.forEach(Runnable::run);
        }
    }

    private final FakeEngine engine = new FakeEngine();
    private final Clock clock = new Clock();

    @AfterEach
    void close() {
        engine.close();
    }

    private DialHttpClient client(Optional<Duration> limit) {
        return new DialHttpClient("ubuntu2", engine, _ -> limit, clock);
    }

    private static Request get(String path) {
        return Request.builder().method(Request.Method.GET).path(path).build();
    }

    private static String text(Response response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aRequestGoesOutAndItsAnswerComesBack() throws Exception {
        engine.answers("HTTP/1.1 201 Created\r\nX-One: 1\r\nX-One: 2\r\nContent-Length: 4\r\n\r\nbody");
        Request request = Request.builder()
                .method(Request.Method.POST)
                .path("/containers/create?name=a%20b")
                .putHeader("X-Test", "yes")
                .bodyBytes("{}".getBytes(StandardCharsets.UTF_8))
                .build();
        try (DialHttpClient client = client(Optional.empty());
                Response response = client.execute(request)) {
            assertThat(response.getStatusCode()).isEqualTo(201);
            assertThat(response.getHeaders()).containsEntry("X-One", List.of("1", "2"));
            assertThat(response.getHeader("X-None")).isNull();
            assertThat(text(response)).isEqualTo("body");
        }
        assertThat(engine.head())
                .startsWith("POST /containers/create?name=a%20b HTTP/1.1")
                .contains("X-Test: yes");
        assertThat(engine.body(2)).isEqualTo("{}");
    }

    @Test
    void aBodyOfUnknownLengthIsSentInChunks() throws Exception {
        engine.answers("HTTP/1.1 204 No Content\r\n\r\n");
        Request request = Request.builder()
                .method(Request.Method.POST)
                .path("/images/load")
                .body(new ByteArrayInputStream("tar".getBytes(StandardCharsets.UTF_8)))
                .build();
        try (DialHttpClient client = client(Optional.empty());
                Response response = client.execute(request)) {
            assertThat(response.getStatusCode()).isEqualTo(204);
            assertThat(text(response)).isEmpty();
        }
        assertThat(engine.head()).containsIgnoringCase("transfer-encoding: chunked");
        assertThat(engine.body(13)).isEqualTo("3\r\ntar\r\n0\r\n\r\n");
    }

    @Test
    void everyRequestHasAChannelOfItsOwnThatIsClosedAfterIt() throws Exception {
        engine.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        try (DialHttpClient client = client(Optional.empty())) {
            for (int i = 0; i < 10; i++) {
                client.execute(get("/_ping")).close();
            }
        }
        assertThat(engine.opened()).isEqualTo(10);
        engine.awaitClosed(10);
    }

    @Test
    void anEngineThatDoesNotAnswerIsGivenUp() throws Exception {
        var late = Thread.startVirtualThread(() -> {
            engine.awaitRequest();
            clock.strike();
        });
        try (DialHttpClient client = client(LIMIT)) {
            assertThatThrownBy(() -> client.execute(get("/v1.41/volumes?filters=secret")))
                    .satisfies(DialHttpClientTest::isTimeout)
                    .hasMessageContaining("ubuntu2")
                    .hasMessageContaining("GET /volumes within 3600 s")
                    .hasMessageNotContaining("secret");
        }
        late.join();
        engine.awaitClosed(1);
    }

    @Test
    void anAnswerThatStallsIsGivenUp() throws Exception {
        engine.answers("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart");
        try (DialHttpClient client = client(LIMIT);
                Response response = client.execute(get("/volumes"))) {
            InputStream body = response.getBody();
            assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("part");
            clock.strike();
            assertThatThrownBy(body::readAllBytes).satisfies(DialHttpClientTest::isTimeout);
        }
        engine.awaitClosed(1);
    }

    @Test
    void anAnswerInTimeIsWhole() throws Exception {
        engine.answers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwhol\r\n1\r\ne\r\n0\r\n\r\n");
        try (DialHttpClient client = client(LIMIT);
                Response response = client.execute(get("/version"))) {
            assertThat(text(response)).isEqualTo("whole");
        }
    }

    @Test
    void whatIsFollowedWithoutAnEndIsClosedAtOnce() throws Exception {
        engine.answers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nline\r\n");
        try (DialHttpClient client = client(Optional.empty())) {
            Response response = client.execute(get("/containers/a/logs?follow=true"));
            assertThat(new String(response.getBody().readNBytes(4), StandardCharsets.UTF_8))
                    .isEqualTo("line");
            response.close();
            engine.awaitClosed(1);
        }
    }

    @Test
    void whyThereIsNoChannelIsKept() {
        Failure broken = Failure.failed("ssh.broken", "ubuntu2");
        Dial none = () -> {
            throw broken;
        };
        try (DialHttpClient client = new DialHttpClient("ubuntu2", none, _ -> Optional.empty())) {
            assertThatThrownBy(() -> client.execute(get("/version")))
                    .satisfies(thrown -> assertThat(DockerFailures.of("ubuntu2", (Exception) thrown))
                            .isSameAs(broken));
        }
    }

    private static void isTimeout(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("docker.timeout"));
    }
}
