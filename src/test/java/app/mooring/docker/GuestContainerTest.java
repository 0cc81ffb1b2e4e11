package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestContainerTest {
    private static GuestContainer inspected(String hostConfig) throws JsonProcessingException {
        return inspected(hostConfig, "null");
    }

    private static GuestContainer inspected(String hostConfig, String stopTimeout) throws JsonProcessingException {
        String json = """
            {"Id": "0123456789abcdef", "Name": "/db", "State": {"Running": true},
             "Config": {"Image": "mysql", "Volumes": {"/anonymous": {}}, "StopTimeout": %s},
             "HostConfig": %s,
             "Mounts": [
              {"Type": "volume", "Name": "bound", "Driver": "mooring", "Destination": "/bound"},
              {"Type": "volume", "Name": "mounted", "Driver": "mooring", "Destination": "/mounted"},
              {"Type": "volume", "Name": "deadbeef00", "Driver": "mooring", "Destination": "/anonymous"}]}
            """.formatted(stopTimeout, hostConfig);
        var mapper =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build().getObjectMapper();
        return GuestContainer.of(mapper.readValue(json, InspectContainerResponse.class));
    }

    @Test
    void a_volume_is_named_when_a_bind_or_a_mount_of_the_configuration_names_it() throws JsonProcessingException {
        GuestContainer container = inspected("""
            {"Binds": ["bound:/bound:rw"], "Mounts": [{"Type": "volume", "Source": "mounted", "Target": "/mounted"}]}
            """);
        assertThat(container.mounts())
                .extracting(GuestContainer.VolumeInUse::name, GuestContainer.VolumeInUse::named)
                .containsExactly(tuple("bound", true), tuple("mounted", true), tuple("deadbeef00", false));
        assertThat(container.autoRemove()).isFalse();
    }

    @Test
    void a_configuration_that_names_none_has_anonymous_volumes_only() throws JsonProcessingException {
        GuestContainer container = inspected("{\"Binds\": null, \"AutoRemove\": true}");
        assertThat(container.mounts()).noneMatch(GuestContainer.VolumeInUse::named);
        assertThat(container.autoRemove()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"null,10", "300,300", "0,0", "-1,604800", "5000000,604800"})
    void it_is_given_the_time_to_stop_that_its_configuration_says(String said, int seconds)
            throws JsonProcessingException {
        assertThat(inspected("{}", said).stopTimeout()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "0123456789abcdef", "0123456789ab", "0123456789abc"})
    void it_is_called_by_its_name_by_its_id_and_by_so_much_of_that_as_docker_shows(String word)
            throws JsonProcessingException {
        assertThat(inspected("{}").isCalled(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0123", "0123456789a", "d", "123456789abcdef", ""})
    void a_shorter_beginning_of_its_id_may_be_another_name(String word) throws JsonProcessingException {
        assertThat(inspected("{}").isCalled(word)).isFalse();
    }
}
