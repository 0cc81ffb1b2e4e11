package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/containers/a/logs?follow=true&stdout=true",
                "/v1.41/containers/a/logs",
                "/containers/a/wait",
                "/containers/a/attach",
                "/containers/a/changes",
                "/exec/a/start",
                "/images/load",
                "/images/create?fromImage=x",
                "/images/get?names=x",
                "/images/x/get",
                "/events"
            })
    void whatIsFollowedOrWaitedForOrLargeHasNoLimit(String target) {
        assertThat(Limits.of(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/version,60",
        "/containers/json?all=true,60",
        "/containers/a/json,60",
        "/containers/a/exec,60",
        "/exec/a/json,60",
        "/images/x/json,60",
        "/volumes,180",
        "/volumes/create,180",
        "/v1.41/volumes/x,180",
        "/containers/create?name=x,180",
        "/containers/a/start,180",
        "/containers/a,180",
        "/containers/a/stop,190",
        "/containers/a/stop?t=100,280",
        "/containers/a/stop?t=604800,604980",
    })
    void anOrdinaryRequestHasSeconds(String target, int seconds) {
        assertThat(Limits.of(target)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void sentencesKnowNeitherVersionNorQuery() {
        assertThat(Limits.path("/v1.41/containers/create?name=a")).isEqualTo("/containers/create");
    }
}
