package app.mooring.lab;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Where in a JSON text a field is named: Jackson tells of one that it does not know only when it is past its object.
final class FieldPlace {
    private FieldPlace() {}

    /// Where the field's name begins that the exception is about.
    static JsonLocation find(JsonMapper mapper, String text, JsonMappingException about) throws IOException {
        JsonPointer wanted = JsonPointer.empty();
        for (JsonMappingException.Reference step : about.getPath()) {
            wanted = step.getFieldName() == null
                    ? wanted.appendIndex(step.getIndex())
                    : wanted.appendProperty(step.getFieldName());
        }
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return parser.currentTokenLocation();
                }
            }
        }
        return about.getLocation();
    }
}
