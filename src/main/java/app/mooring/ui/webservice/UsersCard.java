package app.mooring.ui.webservice;

import app.mooring.face.Rooms.WebServiceClient;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Sides;
import app.mooring.ui.text.Texts;
import app.mooring.ui.webservice.WebServiceModel.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
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
                        : all.stream()
                                .collect(Collectors.groupingBy(UsersCard::who, LinkedHashMap::new, Collectors.toList()))
                                .values()
                                .stream()
                                .map(this::line)
                                .toList();
        };
    }

    /// Without its address where it is known by something better.
    private static WebServiceClient who(WebServiceClient client) {
        return client.own() || !client.machine().isEmpty()
                ? new WebServiceClient("", client.machine(), client.own())
                : client;
    }

    private Node line(List<WebServiceClient> same) {
        WebServiceClient client = same.getFirst();
        Object how = same.size() == 1 ? client.address() : texts.of("users.connections", same.size());
        if (client.own()) {
            return Labels.of(texts.of("users.own", how));
        }
        return client.machine().isEmpty()
                ? Labels.of(client.address())
                : Labels.of(texts.of("users.guest", client.machine(), how));
    }
}
