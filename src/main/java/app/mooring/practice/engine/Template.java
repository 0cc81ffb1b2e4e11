package app.mooring.practice.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people put behind `--format`: the fields of an object, and `json` of them.
final class Template {
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*(json\\s+)?(\\.[A-Za-z0-9_.]*)\\s*}}");

    private Template() {}

    static String fill(String template, JsonNode object) {
        Matcher matcher = FIELD.matcher(
                template.replaceFirst("^table ", "").replace("\\t", "\t").replace("\\n", "\n"));
        var text = new StringBuilder();
        while (matcher.find()) {
            JsonNode value = object;
            for (String name : matcher.group(2).split("\\.", -1)) {
                value = name.isEmpty() ? value : value.path(name);
            }
            boolean json = matcher.group(1) != null;
            String shown = value.isMissingNode()
                    ? "<no value>"
                    : json || value.isContainerNode() ? value.toString() : value.asText();
            matcher.appendReplacement(text, Matcher.quoteReplacement(shown));
        }
        matcher.appendTail(text);
        if (text.indexOf("{{") >= 0) {
            throw new Options.Wrong(
                    "template parsing error: the practice lab knows {{.Field}} and {{json .Field}} only");
        }
        return text.toString();
    }
}
