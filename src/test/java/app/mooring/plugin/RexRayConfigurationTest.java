package app.mooring.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RexRayConfigurationTest {
    private static final RexRayConfiguration OPEN = new RexRayConfiguration(
            "http://192.168.56.1:18083", "", "", "/home/o'hara/VirtualBox/Volumes", "SATA", "ubuntu2");
    private static final RexRayConfiguration WITH_LOGIN =
            new RexRayConfiguration("http://192.168.56.1:18083", "mooring", "hunter2", "/volumes", "SATA", "ubuntu2");

    @Test
    void it_names_the_machine_and_quotes_what_a_person_chose() {
        assertThat(OPEN.yaml()).isEqualTo("""
            libstorage:
              service: 'virtualbox'
            virtualbox:
              endpoint: 'http://192.168.56.1:18083'
              tls: false
              volumePath: '/home/o''hara/VirtualBox/Volumes'
              controllerName: 'SATA'
              localMachineNameOrId: 'ubuntu2'
            """);
    }

    @Test
    void what_it_writes_it_finds_right() {
        assertThat(OPEN.differences(OPEN.yaml())).isEmpty();
        assertThat(WITH_LOGIN.differences(WITH_LOGIN.yaml())).isEmpty();
    }

    @Test
    void a_web_service_with_tls_is_taken_with_whatever_certificate_it_has() {
        RexRayConfiguration tls =
                new RexRayConfiguration("https://192.168.56.1:18083", "", "", "/volumes", "SATA", "ubuntu2");
        assertThat(tls.yaml()).contains("  endpoint: 'https://192.168.56.1:18083'\n  tls: true\n");
    }

    /// Written by a person: other order, other case, comments, and more than is needed.
    @Test
    void a_file_that_says_the_same_in_other_words_will_do() {
        assertThat(WITH_LOGIN.differences("""
            # ours
            rexray:
              logLevel: warn
            virtualbox:
              endpoint:       http://192.168.56.1:18083
              username:       mooring
              password:       "hunter2"
              tls:            false
              volumePath:     /volumes
              controllerName: SATA
              localMachineNameOrId: ubuntu2
            libstorage:
              integration:
                volume:
                  operations:
                    mount:
                      preempt: false
              service: virtualbox
            """)).isEmpty();
    }

    @Test
    void the_tutorials_file_lacks_the_machine() {
        assertThat(OPEN.differences("""
            libstorage:
              service: virtualbox
            virtualbox:
              endpoint: http://192.168.56.1:18083
              tls: false
              volumePath: /elsewhere
              controllerName: SATA
            """))
                .containsExactly(
                        "virtualbox.volumePath: /home/o'hara/VirtualBox/Volumes, was /elsewhere",
                        "virtualbox.localMachineNameOrId: ubuntu2, was missing");
    }

    @Test
    void neither_the_password_that_is_nor_the_one_that_was_is_shown() {
        String old = WITH_LOGIN.yaml().replace("hunter2", "hunter1");
        assertThat(WITH_LOGIN.differences(old)).containsExactly("virtualbox.password: ***, was ***");
        assertThat(WITH_LOGIN.toString()).doesNotContain("hunter2");
    }

    @Test
    void without_a_file_all_is_missing() {
        assertThat(OPEN.differences("")).hasSize(6).allMatch(line -> line.endsWith("was missing"));
    }
}
