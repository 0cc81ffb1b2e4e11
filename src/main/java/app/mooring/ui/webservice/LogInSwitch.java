package app.mooring.ui.webservice;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Whether the web service is started when the person logs in; where the system cannot do that, it says so.
final class LogInSwitch extends VBox {
    LogInSwitch(WebServiceModel model, Texts texts) {
        getStyleClass().add("fact");
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("webservice-at-log-in");
        toggle.textProperty().bind(texts.of("atLogIn"));
        toggle.accessibleTextProperty().bind(texts.of("atLogIn"));
        toggle.setLabelPosition(javafx.geometry.HorizontalDirection.RIGHT);
        toggle.disableProperty().bind(model.logInKnown().not().or(Bindings.isNotNull(model.run())));
        model.startsAtLogIn().subscribe(toggle::setSelected);
        model.run().subscribe(run -> {
            if (run == null) {
                toggle.setSelected(model.startsAtLogIn().get());
            }
        });
        toggle.selectedProperty().subscribe(wanted -> {
            if (wanted != model.startsAtLogIn().get() && !toggle.isDisabled()) {
                model.startAtLogIn(wanted);
            }
        });
        Label why = Labels.wrapped(
                Bindings.createStringBinding(
                        () -> {
                            Failure failure = model.logInFailure().get();
                            return failure == null
                                    ? texts.now("atLogIn.text")
                                    : failure.sentence(texts.locale()) + "\n" + failure.remedyInWindow(texts.locale());
                        },
                        texts.language(),
                        model.logInFailure()),
                "muted",
                "small");
        why.setId("webservice-at-log-in-why");
        getChildren().addAll(toggle, why);
    }
}
