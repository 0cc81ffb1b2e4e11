package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import org.junit.jupiter.api.Test;

class GuestContainerTest {
    private static GuestContainer inspected(String hostConfig) throws JsonProcessingException {
        String json = """
            {"Id": "0123456789abcdef", "Name": "/db", "State": {"Running": true},
             "Config": {"Image": "mysql", "Volumes": {"/anonymous": {}}},
             "HostConfig": %s,
             "Mounts": [
              {"Type": "volume", "Name": "bound", "Driver": "mooring", "Destination": "/bound"},
              {"Type": "volume", "Name": "mounted", "Driver": "mooring", "Destination": "/mounted"},
              {"Type": "volume", "Name": "deadbeef00", "Driver": "mooring", "Destination": "/anonymous"}]}
            """.formatted(hostConfig);
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
}
