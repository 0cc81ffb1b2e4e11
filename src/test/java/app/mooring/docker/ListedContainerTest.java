package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedContainerTest {
    /// In the words of Docker's `GET /containers/json`.
    @ParameterizedTest
    @CsvSource({
        "running,true",
        "paused,true",
        "restarting,true",
        "created,false",
        "exited,false",
        "removing,false",
        "dead,false"
    })
    void what_holds_its_volumes_or_will_in_a_moment_runs(String state, boolean runs) throws JsonProcessingException {
        String json = """
            {"Id": "0123456789abcdef", "Names": ["/db"], "Image": "mysql", "State": "%s", "Mounts": []}
            """.formatted(state);
        var mapper =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build().getObjectMapper();
        ListedContainer listed = DialedContainers.listed(mapper.readValue(json, Container.class));
        assertThat(listed.running()).isEqualTo(runs);
        assertThat(listed.name()).isEqualTo("db");
    }
}
