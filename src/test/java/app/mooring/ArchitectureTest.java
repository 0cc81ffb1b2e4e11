package app.mooring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.ui.OnToolkit;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of the house. A rule in the way means that the design is wrong.
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.mooring");

    private static final String[] EVERYWHERE = {
        "java..", "app.mooring.failure..", "app.mooring.file..", "org.jspecify.."
    };

    /// By their names: this class needs no toolkit.
    private static final List<String> TOOLKIT = List.of(
            "app.mooring.ui.Toolkit",
            "app.mooring.ui.Sight",
            "app.mooring.ui.WindowOf",
            "org.testfx.api.FxRobot",
            "javafx.application.Platform");

    /// What each room may know beside itself and [#EVERYWHERE].
    private static final Map<String, String[]> ROOMS = Map.ofEntries(
            Map.entry("failure", new String[] {}),
            Map.entry("file", new String[] {}),
            Map.entry("operation", new String[] {"com.fasterxml.jackson.."}),
            Map.entry("settings", new String[] {"com.github.javakeyring..", "javax.crypto.."}),
            Map.entry("volume", new String[] {}),
            Map.entry("virtualbox", new String[] {"javax.net.ssl..", "javax.xml..", "org.slf4j.."}),
            Map.entry("driver", new String[] {
                "app.mooring.virtualbox..",
                "app.mooring.volume..",
                "com.fasterxml.jackson..",
                "org.eclipse.jetty..",
                "org.slf4j.."
            }),
            Map.entry("ssh", new String[] {"net.schmizz..", "com.hierynomus..", "org.slf4j.."}),
            Map.entry("docker", new String[] {
                "app.mooring.ssh..",
                "com.github.dockerjava..",
                "com.fasterxml.jackson..",
                "org.apache.hc..",
                "org.slf4j.."
            }),
            Map.entry("plugin", new String[] {"app.mooring.ssh..", "com.fasterxml.jackson.."}),
            Map.entry("lab", new String[] {
                "app.mooring.virtualbox..",
                "app.mooring.volume..",
                "app.mooring.ssh..",
                "app.mooring.docker..",
                "app.mooring.operation..",
                "com.fasterxml.jackson.."
            }),
            Map.entry("setup", new String[] {
                "app.mooring.virtualbox..",
                "app.mooring.settings..",
                "app.mooring.lab..",
                "app.mooring.operation..",
                "app.mooring.plugin..",
                "app.mooring.ssh..",
                "app.mooring.docker..",
                "com.github.dockerjava..",
                "javax.security.auth.x500..",
                "org.bouncycastle.."
            }),
            Map.entry("migration", new String[] {
                "app.mooring.lab..",
                "app.mooring.operation..",
                "app.mooring.volume..",
                "app.mooring.ssh..",
                "app.mooring.docker..",
                "com.fasterxml.jackson.."
            }),
            Map.entry("report", new String[] {"app.mooring.migration..", "app.mooring.operation.."}),
            Map.entry("practice", new String[] {
                "app.mooring.virtualbox..",
                "app.mooring.driver..",
                "app.mooring.volume..",
                "com.fasterxml.jackson..",
                "org.apache.sshd..",
                "ch.vorburger..",
                "javax.net.ssl..",
                "org.slf4j.."
            }));

    @TestFactory
    Stream<DynamicTest> a_room_knows_only_what_the_design_allows() {
        return ROOMS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey(),
                        () -> onlyKnows(room.getKey(), room.getValue()).check(MAIN)));
    }

    private static ArchRule onlyKnows(String room, String... others) {
        String[] allowed = Stream.of(Stream.of("app.mooring." + room + ".."), Stream.of(EVERYWHERE), Stream.of(others))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("app.mooring." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(allowed)
                .allowEmptyShould(true)
                .because("a room that knows more than its neighbours cannot be changed alone");
    }

    @Test
    void there_is_no_cycle_between_packages() {
        slices().matching("app.mooring.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void the_faces_know_nothing_of_each_other_and_of_how_anything_is_done() {
        noClasses()
                .that()
                .resideInAnyPackage("app.mooring.cli..", "app.mooring.ui..", "app.mooring.face..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.mooring.virtualbox..",
                        "app.mooring.docker..",
                        "app.mooring.driver..",
                        "app.mooring.practice..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("app.mooring")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("app.mooring.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.mooring.ui..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("app.mooring.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.mooring.cli..")
                .check(MAIN);
    }

    @Test
    void the_toolkit_is_known_in_the_window_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.mooring.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
                .check(MAIN);
    }

    @Test
    void a_view_model_knows_no_control() {
        noClasses()
                .that()
                .resideInAnyPackage("app.mooring.ui.work..", "app.mooring.ui.text..")
                .or()
                .haveSimpleNameEndingWith("Model")
                .and()
                .resideInAPackage("app.mooring.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..")
                .because("a view model is tested without a toolkit")
                .check(MAIN);
    }

    @Test
    void work_is_handed_to_the_toolkit_in_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.mooring.ui.WindowThread")
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .check(MAIN);
    }

    @Test
    void standard_streams_belong_to_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.mooring.cli..", "app.mooring")
                .and()
                .doNotHaveFullyQualifiedName("app.mooring.driver.Main") // a program of its own
                .and()
                .doNotHaveFullyQualifiedName("app.mooring.practice.virtualbox.WebServiceMain") // so is this
                .and()
                .doNotHaveFullyQualifiedName("app.mooring.practice.virtualbox.ManageMain") // and this
                .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(MAIN);
    }

    @Test
    void nobody_sleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("what can be waited for is waited for")
                .check(MAIN);
    }

    @Test
    void tests_on_the_toolkit_run_one_after_the_other() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Test")
                .and()
                .areNotAssignableTo(WindowStory.class) // it is, and they inherit it
                .and(DescribedPredicate.describe(
                        "use the toolkit",
                        test -> test.getDirectDependenciesFromSelf().stream()
                                .anyMatch(on ->
                                        TOOLKIT.contains(on.getTargetClass().getName()))))
                .should()
                .beAnnotatedWith(OnToolkit.class)
                .because("test classes run side by side, and a process has one toolkit with one focus")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("app.mooring"));
    }

    @Test
    void a_seeded_violation_is_found() {
        JavaClasses seeded = new ClassFileImporter().importClasses(Sleeper.class);
        assertThatThrownBy(() -> noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .check(seeded))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Sleeper");
    }

    @SuppressWarnings("unused")
    private static final class Sleeper {
        static void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }
}
