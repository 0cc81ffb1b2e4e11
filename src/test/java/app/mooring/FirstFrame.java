package app.mooring;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A program that says `frame` when its first frame is drawn, and ends: Mooring, or an empty window with the word
/// `empty`.
final class FirstFrame {
    private FirstFrame() {}

    public static void main(String[] words) {
        if (words.length > 0) {
            Platform.startup(() -> {
                Stage stage = new Stage();
                stage.setScene(new Scene(new StackPane(), 1200, 760));
                stage.show();
                sayAfterFrame();
            });
            return;
        }
        Window.getWindows().addListener((ListChangeListener<Window>) _ -> sayAfterFrame());
        Main.main(words);
    }

    /// A pulse lays out and draws; the one after it comes when that is done.
    private static void sayAfterFrame() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses > 1) {
                    System.out.println("frame");
                    Runtime.getRuntime().halt(0);
                }
            }
        }.start();
    }
}
