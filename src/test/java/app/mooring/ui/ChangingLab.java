package app.mooring.ui;

import app.mooring.face.Rooms;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Watching;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.OpenLab;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A lab that looks as it is told to, again and again.
public final class ChangingLab {
    private final AtomicReference<Consumer<LabSnapshot>> told = new AtomicReference<>(_ -> {});
    private final Desk desk;

    public ChangingLab(LabSnapshot first) {
        this(first, Desks.of(first, Language.ENGLISH, Map.of()));
    }

    /// @param still answers what it is asked
    public ChangingLab(LabSnapshot first, Desk still) {
        Rooms.Opened rooms = (Rooms.Opened) Proxy.newProxyInstance(
                Rooms.Opened.class.getClassLoader(),
                new Class<?>[] {Rooms.Opened.class},
                (_, method, arguments) -> method.getName().equals("watch")
                        ? watch(arguments[0])
                        : asked(still.lab().rooms(), method, arguments));
        OpenLab lab = new OpenLab(rooms, Path.of("lab.json"), Optional.empty());
        lab.watch(Runnable::run);
        this.desk = new Desk(lab, still.works(), still.navigator(), still.languages());
        looks(first);
    }

    private static Object asked(Rooms.Opened rooms, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(rooms, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private Watching watch(Object consumer) {
        told.set((Consumer<LabSnapshot>) consumer);
        return new Watching() {
            @Override
            public void refresh() {}

            @Override
            public void close() {}
        };
    }

    public Desk desk() {
        return desk;
    }

    /// It looks so from now on. Called on the window's thread.
    public void looks(LabSnapshot now) {
        told.get().accept(now);
    }
}
