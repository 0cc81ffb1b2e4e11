package app.mooring.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepNamesTest {
    private static final Path CODE = Path.of("src/main/java/app/mooring");

    /// Where a step is made or begun, or a requirement that the setup brings about in one.
    private static final Pattern STEP =
            Pattern.compile("(?:Step\\.of\\(|\\bstep\\(\\s*listener,|String step =|\\bstorage\\("
                    + "|new Requirement\\()\\s*(?:\"([^\"]+)\"|([A-Z_]+)\\b)");

    /// What a person brings about.
    private static final Set<String> BY_HAND = Set.of("virtualbox.found", "machine.found");

    private final Languages languages = new Languages(Language.ENGLISH);
    private final Texts texts = languages.of(ActivityPage.class);
    private final ActivityDetails.StepNames names = new ActivityDetails.StepNames(texts);

    private static Set<String> steps() throws IOException {
        Set<String> steps = new HashSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !one.startsWith(CODE.resolve("practice")))
                    .toList()) {
                String code = Files.readString(file);
                for (Matcher found = STEP.matcher(code); found.find(); ) {
                    steps.add(found.group(1) == null ? constant(code, found.group(2)) : found.group(1));
                }
            }
        }
        steps.removeAll(BY_HAND);
        return steps;
    }

    private static String constant(String code, String name) {
        Matcher found = Pattern.compile("String " + name + " = \"([^\"]+)\"").matcher(code);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1).strip();
    }

    @Test
    void every_step_that_there_is_has_a_name() throws IOException {
        assertThat(steps())
                .contains("stop", "run-again", "machine.storage", "machine.ide", "plugin.service", "volume.remove")
                .allMatch(step -> texts.has("step." + step), "has a name");
    }

    @Test
    void the_steps_of_a_machines_storage_are_not_those_of_a_move() {
        assertThat(List.of("machine.stop", "machine.storage", "machine.start"))
                .extracting(step -> names.of(step).getValue())
                .containsExactly("Shut the machine down", "Change the storage", "Start the machine again");
    }

    @Test
    void a_volume_may_be_called_as_a_step_is() {
        assertThat(names.of("volume.remove image").getValue()).isEqualTo("Remove the volume · image");
        languages.current().set(Language.CHINESE);
        assertThat(names.of("volume.remove image").getValue()).isEqualTo("删除卷 · image");
    }
}
