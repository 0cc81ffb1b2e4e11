package app.mooring.ui.hostkey;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Scroll;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The fingerprint of a guest that is not trusted, how to compare it, and the decision. Taken away undecided, it is a
/// no.
public final class HostKeyPane extends VBox {
    /// The files of `/etc/ssh` that are not named as their type without its `ssh-`.
    private static final Map<String, String> FILES = Map.of(
            "ecdsa-sha2-nistp256", "ecdsa",
            "ecdsa-sha2-nistp384", "ecdsa",
            "ecdsa-sha2-nistp521", "ecdsa");

    private final Consumer<Boolean> decided;
    private boolean open = true;

    /// @param decided told once
    public HostKeyPane(Languages languages, ShownKey key, Consumer<Boolean> decided) {
        this.decided = decided;
        String name = key.name();
        String keyType = key.keyType();
        Texts texts = languages.of(HostKeyPane.class);
        setId("hostkey");
        getStyleClass().addAll("pane", "host-key");
        getStylesheets().add("/app/mooring/ui/hostkey/hostkey.css");

        TextField shown = new TextField(key.fingerprint());
        shown.setId("hostkey-fingerprint");
        shown.setEditable(false);
        shown.getStyleClass().addAll("mono", "fingerprint");
        Label asked = Labels.of(texts.of("fingerprint", keyType), "strong");
        asked.setLabelFor(shown);

        FontIcon sign = new FontIcon(key.changed() ? Feather.ALERT_TRIANGLE : Feather.KEY);
        if (key.changed()) {
            sign.getStyleClass().add("warning-icon");
        }
        HBox heading = new HBox(sign, Labels.wrapped(texts.of(key.changed() ? "changed" : "title", name), "heading"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("host-key-heading");

        Button distrust = Buttons.plain(texts.of("distrust"), () -> decide(false));
        distrust.setId("hostkey-distrust");
        Button trust = key.changed()
                ? Buttons.danger(texts.of("changed.trust"), () -> decide(true))
                : Buttons.primary(texts.of("trust"), Feather.CHECK, () -> decide(true));
        trust.setId("hostkey-trust");
        HBox actions = new HBox(distrust, trust);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.getStyleClass().add("host-key-actions");
        HBox.setHgrow(actions, Priority.ALWAYS);

        VBox body = new VBox(
                Labels.wrapped(texts.of(key.changed() ? "changed.why" : "why", name), "muted"),
                asked,
                shown,
                Labels.wrapped(texts.of("how"), "muted"),
                new CommandBlock(languages, List.of("ssh-keygen -lf " + file(keyType))));
        body.getStyleClass().add("host-key-body");
        Scroll scroll = new Scroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(heading, scroll, actions);
        // Not as a cancel button: that would hear Escape on the pages too, where one goes to compare.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                decide(false);
                event.consume();
            }
        });
        sceneProperty().addListener((_, before, now) -> {
            if (before != null && now == null) {
                decide(false);
            }
        });
    }

    static String file(String keyType) {
        String kind = FILES.getOrDefault(keyType, keyType.replaceFirst("^ssh-", ""));
        return "/etc/ssh/ssh_host_" + kind + "_key.pub";
    }

    private void decide(boolean trusted) {
        if (open) {
            open = false;
            decided.accept(trusted);
        }
    }
}
