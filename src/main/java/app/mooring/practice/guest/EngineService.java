package app.mooring.practice.guest;

import app.mooring.practice.PlayedEngine;
import app.mooring.practice.guest.service.Service;
import java.util.concurrent.atomic.AtomicInteger;

/// The guest's dockerd.
final class EngineService implements Service {
    private final PlayedEngine engine;
    private final String boot;
    private final AtomicInteger runs = new AtomicInteger();

    EngineService(PlayedEngine engine, String boot) {
        this.engine = engine;
        this.boot = boot;
    }

    /// Which run of it is running; empty while there is none.
    String run() {
        return engine.running() ? boot + ":" + runs.get() : "";
    }

    /// It asks the plugins while it starts, and they ask which run of it that is.
    @Override
    public void start() {
        runs.incrementAndGet();
        engine.start();
    }

    @Override
    public void stop() {
        engine.stop();
    }

    @Override
    public void kill() {
        engine.kill();
    }
}
