package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/** Puts {@code key=value} pairs, as {@code --set} takes them, over a tree. */
final class Settings {
    private Settings() {}

    static void apply(ObjectNode root, List<String> pairs, Origins origins) {
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UserException(
                        "--set %s, but must be key=value, such as --set model.hidden-size=256".formatted(pair));
            }
            put(root, pair.substring(0, equals).strip(), pair.substring(equals + 1), origins);
        }
    }

    private static void put(ObjectNode root, String key, String text, Origins origins) {
        List<String> names = Arrays.asList(key.split("\\.", -1));
        ObjectNode block = root;
        for (String name : names.subList(0, names.size() - 1)) {
            block = inner(block, name, key, text);
        }
        Origins inside = new Origins();
        JsonNode value = YamlTree.parse(text, "--set %s=%s".formatted(key, text), inside);
        block.set(names.get(names.size() - 1), value.isMissingNode() ? block.textNode(text) : value);
        origins.put(key, "--set");
    }

    /** {@code schedule: cosine} is short for {@code schedule: {type: cosine}}. */
    private static ObjectNode inner(ObjectNode block, String name, String key, String text) {
        JsonNode child = block.get(name);
        if (child instanceof ObjectNode there) {
            return there;
        }
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        if (child != null && child.isTextual()) {
            fresh.set("type", child);
        } else if (child != null && !child.isNull()) {
            throw new UserException("--set %s=%s: %s = %s is not a block of keys".formatted(key, text, name, child));
        }
        block.set(name, fresh);
        return fresh;
    }
}
