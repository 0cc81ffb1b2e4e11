package app.mooring.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// The driver's configuration in a guest, as its file has it.
///
/// @param webService the web service's URL as the guest sees it
/// @param certificate the web service's, as PEM; null without TLS
/// @param machine the guest's machine in VirtualBox
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "webService", "user", "password", "certificate", "machine", "controller", "volumeFolder"})
public record DriverConfiguration(
        String name,
        String webService,
        String user,
        String password,
        @Nullable String certificate,
        String machine,
        String controller,
        String volumeFolder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return "DriverConfiguration[" + machine + "]";
    }
}
