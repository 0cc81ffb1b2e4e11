package app.mooring.ui.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.work.Panes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@OnToolkit
class HostKeyDeskTest {
    private final PlayedWindow window = new PlayedWindow();
    private final List<HostKeyDesk.Asked> shown = new ArrayList<>();
    private final HostKeyDesk desk = new HostKeyDesk(window, new Panes<>() {
        @Override
        public void show(HostKeyDesk.Asked asked) {
            shown.add(asked);
        }

        @Override
        public void close() {
            shown.clear();
        }
    });

    private CompletableFuture<Boolean> asking(String name) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(desk.accept(name, "ssh-ed25519", "SHA256:" + name)));
        return answer;
    }

    @Test
    void who_asks_waits_until_the_person_decided() {
        CompletableFuture<Boolean> answer = asking("ubuntu2");
        window.until(() -> !shown.isEmpty());
        assertThat(answer).isNotDone();
        assertThat(shown.getFirst().key().fingerprint()).isEqualTo("SHA256:ubuntu2");
        shown.getFirst().decided().accept(true);
        window.until(shown::isEmpty);
        assertThat(answer.join()).isTrue();
    }

    @Test
    void of_two_questions_the_second_is_shown_after_the_first_is_decided() {
        CompletableFuture<Boolean> first = asking("ubuntu2");
        window.until(() -> !shown.isEmpty());
        CompletableFuture<Boolean> second = asking("ubuntu3");
        window.until(() -> desk.waiting() == 2);
        assertThat(shown).extracting(asked -> asked.key().name()).containsExactly("ubuntu2");
        shown.getFirst().decided().accept(false);
        window.until(() -> desk.waiting() == 1);
        assertThat(first.join()).isFalse();
        assertThat(shown).extracting(asked -> asked.key().name()).containsExactly("ubuntu3");
        shown.getFirst().decided().accept(true);
        window.until(() -> desk.waiting() == 0);
        assertThat(second.join()).isTrue();
    }

    @Test
    void who_is_interrupted_while_waiting_gets_a_no_and_the_question_is_gone() throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asking = Thread.ofVirtual().start(() -> {
            answer.complete(desk.accept("ubuntu2", "ssh-ed25519", "SHA256:x"));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        window.until(() -> !shown.isEmpty());
        asking.interrupt();
        asking.join();
        window.until(shown::isEmpty);
        assertThat(answer.join()).isFalse();
        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void of_a_changed_key_the_question_says_so() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(desk.acceptChanged("ubuntu2", "ssh-ed25519", "SHA256:x")));
        window.until(() -> !shown.isEmpty());
        assertThat(shown.getFirst().key()).isEqualTo(new ShownKey("ubuntu2", "ssh-ed25519", "SHA256:x", true));
        shown.getFirst().decided().accept(true);
        window.until(shown::isEmpty);
        assertThat(answer.join()).isTrue();
    }

    @Test
    void guests_that_were_just_made_are_met_without_a_question_but_not_with_another_key() {
        OwnGuests own = new OwnGuests((_, _, _) -> false);
        assertThat(own.accept("ubuntu2", "ssh-ed25519", "SHA256:x")).isTrue();
        assertThat(own.acceptChanged("ubuntu2", "ssh-ed25519", "SHA256:y")).isFalse();
    }

    @Test
    void at_the_end_of_the_window_all_that_wait_get_a_no_and_nobody_is_asked_any_more() {
        CompletableFuture<Boolean> first = asking("ubuntu2");
        CompletableFuture<Boolean> second = asking("ubuntu3");
        window.until(() -> desk.waiting() == 2);
        desk.close();
        assertThat(first.join()).isFalse();
        assertThat(second.join()).isFalse();
        assertThat(asking("ubuntu4").join()).isFalse();
    }
}
