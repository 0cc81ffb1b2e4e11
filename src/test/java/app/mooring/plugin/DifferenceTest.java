package app.mooring.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void lines_that_go_and_come_are_told_in_their_order() {
        assertThat(Difference.of("a\nb\nc\n", "a\nx\nc\nd\n")).containsExactly("-b", "+x", "+d");
        assertThat(Difference.of("", "a\n")).containsExactly("+a");
        assertThat(Difference.of("a\n", "a\n")).isEmpty();
    }

    @Test
    void a_password_is_not_shown_but_that_it_is_another_one() {
        assertThat(Difference.of(
                        "  \"password\" : \"old \\\" one\",\n  \"user\" : \"u\"\n",
                        "  \"password\" : \"new\",\n  \"user\" : \"u\"\n"))
                .containsExactly("-  \"password\" : \"…\",", "+  \"password\" : \"…\",");
        assertThat(Difference.of("{\"password\":\"old\",\"user\":\"u\"}", ""))
                .containsExactly("-{\"password\":\"…\",\"user\":\"u\"}");
        assertThat(Difference.of("  Password: old", "  password: 'new'"))
                .containsExactly("-  Password: …", "+  password: …");
    }
}
