package app.mooring.ui.control;

import app.mooring.ui.text.Language;
import app.mooring.ui.text.Texts;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/// Chooses the language, each by its own name.
public final class LanguageChoice extends ChoiceBox<Language> {
    public LanguageChoice(Texts texts) {
        getItems().setAll(Language.values());
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Language language) {
                return language == null ? "" : language.ownName();
            }

            @Override
            public Language fromString(String name) {
                throw new UnsupportedOperationException(name);
            }
        });
        valueProperty().bindBidirectional(texts.language());
    }
}
