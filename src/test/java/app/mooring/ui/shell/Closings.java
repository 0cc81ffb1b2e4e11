package app.mooring.ui.shell;

import java.util.function.Consumer;

/// A window that tells what is done with it.
final class Closings {
    private Closings() {}

    static Shell.Closing telling(Consumer<String> told) {
        return new Shell.Closing() {
            @Override
            public void hide() {
                told.accept("hidden");
            }

            @Override
            public void comeBack() {
                told.accept("back");
            }

            @Override
            public void quit() {
                told.accept("quit");
            }
        };
    }
}
