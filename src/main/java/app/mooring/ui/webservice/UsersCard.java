package app.mooring.ui.webservice;

import app.mooring.face.Rooms.WebServiceClient;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Sides;
import app.mooring.ui.text.Texts;
import app.mooring.ui.webservice.WebServiceModel.Users;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who uses the web service.
final class UsersCard {
    private final WebServiceModel model;
    private final Texts texts;

    UsersCard(WebServiceModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    Card card() {
        VBox users = new VBox();
        users.setId("webservice-clients");
        users.getStyleClass().add("fact");
        model.users().subscribe(now -> users.getChildren().setAll(lines(now)));
        Label title = Labels.of(
                Bindings.createStringBinding(() -> title(model.users().get()), model.users(), texts.language()),
                "heading");
        return new Card(new Sides(title, Buttons.icon(texts.of("again"), Feather.REFRESH_CW, model::ask)), users);
    }

    private String title(Users users) {
        return users instanceof Users.Known(List<WebServiceClient> all)
                ? texts.now("users", all.size())
                : texts.now("users.title");
    }

    private List<Node> lines(Users users) {
        return switch (users) {
            case Users.Unasked _ -> List.of(Labels.wrapped(texts.of("users.unasked"), "muted"));
            case Users.Unknown _ -> List.of(Labels.wrapped(texts.of("users.unknown"), "muted"));
            case Users.Known(List<WebServiceClient> all) ->
                all.isEmpty()
                        ? List.of(Labels.wrapped(texts.of("users.none"), "muted"))
                        : all.stream().map(this::line).toList();
        };
    }

    private Node line(WebServiceClient client) {
        if (client.own()) {
            return Labels.of(texts.of("users.own", client.address()));
        }
        return client.machine().isEmpty()
                ? Labels.of(client.address())
                : Labels.of(texts.of("users.guest", client.machine(), client.address()));
    }
}
