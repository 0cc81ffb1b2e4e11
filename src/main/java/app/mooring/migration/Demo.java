package app.mooring.migration;

import app.mooring.lab.Guest;
import app.mooring.operation.Listener;
import app.mooring.operation.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The tutorial's story: MySQL writes rows on one machine, is destroyed, and reads them on another.
public final class Demo {
    static final String OPERATION = "demo";
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Guest from;
    private final DemoScene scene;
    private final StepTimes times;

    public Demo(DemoStage stage, StepTimes times, Listener listener) {
        this.from = stage.from();
        this.scene = new DemoScene(stage, listener);
        this.times = times;
    }

    /// The steps it will take.
    public List<MovePlan.PlannedStep> plan() {
        return times.planned(OPERATION, steps());
    }

    /// Runs it. The report of a run that failed is handed over too, before the failure is thrown.
    ///
    /// @param recovery settles what earlier operations left
    public DemoReport run(Recovery recovery, Consumer<DemoReport> ofFailed) {
        return scene.run(OPERATION, steps(), recovery, times, ofFailed);
    }

    private List<Step> steps() {
        List<Step> moving = List.of(
                Step.of("stop", List.of(Move.on(from, "docker stop " + DemoScene.CONTAINER)), () -> {
                    scene.goesDown();
                    from.engine().containers().stop(DemoScene.CONTAINER, GRACE);
                }),
                Step.of(
                        "remove",
                        List.of(Move.on(from, "docker rm " + DemoScene.CONTAINER)),
                        () -> from.engine().containers().remove(DemoScene.CONTAINER)));
        return Stream.of(scene.before(), moving, scene.after())
                .flatMap(List::stream)
                .toList();
    }
}
