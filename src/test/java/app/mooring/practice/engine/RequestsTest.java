package app.mooring.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RequestsTest {
    @TempDir
    Path folder;

    private PracticeEngine engine;

    @BeforeEach
    void begin() {
        engine = new PracticeEngine(
                new EngineSite("guest", folder, _ -> Optional.empty(), path -> folder.resolve("none")),
                MysqlContainerTest.DISTRIBUTION,
                new Belongings(folder.resolve("belongings")));
        engine.start();
    }

    @AfterEach
    void end() {
        engine.kill();
    }

    private String serve(InputStream in) {
        var out = new ByteArrayOutputStream();
        engine.serve(in, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private String serve(String request) {
        return serve(new ByteArrayInputStream(request.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    @Test
    void requests_of_one_connection_are_answered_one_after_the_other() {
        String answers = serve(request("HEAD /_ping HTTP/1.1", "Host: docker")
                + request("GET /v1.41/containers/none/json HTTP/1.1")
                + request("GET /nowhere HTTP/1.1", "Connection: close")
                + request("GET /_ping HTTP/1.1"));
        assertThat(answers)
                .startsWith("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\n")
                .contains("\r\n\r\nHTTP/1.1 404 Not Found\r\n")
                .contains("{\"message\":\"No such container: none\"}\n")
                .endsWith("{\"message\":\"page not found\"}\n");
        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    }

    @Test
    void a_container_tells_its_own_files_and_none_of_the_engine() throws IOException {
        String body = "{\"Image\":\"mysql\"}";
        serve(request("POST /containers/create?name=db HTTP/1.1", "Content-Length: " + body.length()) + body);
        String changes = request("GET /containers/db/changes HTTP/1.1");
        assertThat(serve(changes)).endsWith("[]\n");
        Path own;
        try (Stream<Path> files = Files.walk(folder)) {
            own = files.filter(file -> file.endsWith("config.json"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(Files.createDirectories(own.resolve("root/srv")).resolve("notes"), "kept");
        assertThat(serve(changes)).endsWith("[{\"Path\":\"/srv\",\"Kind\":0},{\"Path\":\"/srv/notes\",\"Kind\":1}]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "GET",
                "GET / HTTP/1.1",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nno field\r\n\r\n",
                "POST /volumes/create HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "POST /volumes/create HTTP/1.1\r\nContent-Length: 9\r\n\r\n{",
                "POST /volumes/create HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_is_no_request_ends_its_connection_without_an_answer(String bytes) {
        assertThat(serve(bytes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "{\"Name\":{}}", "{\"Name\":\"../x\"}", "{\"Name\":\"a\\u0000b\"}"})
    void a_body_that_makes_no_volume_of_that_name_makes_none_outside(String body) {
        assertThat(serve(request("POST /volumes/create HTTP/1.1", "Content-Length: " + body.length()) + body))
                .matches("(?s)HTTP/1\\.1 (201|400) .*");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void a_hundred_megabytes_of_JSON_are_refused() {
        String head = request("POST /containers/create HTTP/1.1", "Content-Length: 104857600", "Connection: close");
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
        assertThat(serve(new SequenceInputStream(
                        new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII)), endless)))
                .contains("400 Bad Request")
                .contains("request body too large");
    }
}
