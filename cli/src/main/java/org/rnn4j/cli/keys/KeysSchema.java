package org.rnn4j.cli.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.job.JobKey;

/** A JSON schema of job files, with which an editor completes and checks them. */
final class KeysSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeysSchema() {}

    /** The schema, its last line end included. */
    static String of(List<JobKey> keys) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", "rnn4j job");
        block(root, true);
        Map<String, Set<ObjectNode>> properties = new LinkedHashMap<>();
        for (JobKey key : keys) {
            if (!key.name().contains("[]")) {
                properties
                        .computeIfAbsent(key.name(), fresh -> new LinkedHashSet<>())
                        .add(property(key));
            }
        }
        properties.forEach((name, described) -> add(root, name, described));
        KeysCondition.addTo(root, keys);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    /** @param described one schema for each meaning that the key has */
    private static void add(ObjectNode root, String key, Set<ObjectNode> described) {
        String[] names = key.split("\\.", -1);
        ObjectNode block = root;
        for (int i = 0; i < names.length - 1; i++) {
            block = block(block.withObject("/properties").withObject("/" + names[i]), !names[0].equals("data"));
        }
        ObjectNode property = block.withObject("/properties").withObject("/" + names[names.length - 1]);
        if (described.size() == 1) {
            property.setAll(described.iterator().next());
        } else {
            property.putArray("anyOf").addAll(described);
        }
    }

    /** A block of keys; a choice may be its variant's name alone. */
    private static ObjectNode block(ObjectNode node, boolean closed) {
        if (!node.has("type") && !node.has("anyOf")) {
            node.put("type", "object");
        }
        return closed ? node.put("additionalProperties", false) : node;
    }

    private static ObjectNode property(JobKey key) {
        ObjectNode property = JSON.createObjectNode();
        String only = KeyText.only(key);
        String text = key.doc() + (only.isEmpty() ? "" : " Only with %s.".formatted(only));
        property.put("description", text.strip());
        key.range().ifPresent(range -> property.put("minimum", range.min()).put("maximum", range.max()));
        Class<?> type = key.type() instanceof Class<?> raw ? raw : List.class;
        if (type == int.class || type == long.class) {
            property.put("type", "integer");
        } else if (type == double.class) {
            property.put("type", "number");
        } else if (type == boolean.class) {
            property.put("type", "boolean");
        } else if (type == ObjectNode.class) {
            property.put("type", "object");
        } else if (type.isEnum() || key.isFlat()) {
            values(property, key.values());
        } else if (type != List.class && !key.values().isEmpty()) {
            property.putArray("type").add("string").add("object");
            values(property.withObject("/properties").withObject("/type"), key.values());
        } else if (type == String.class || type == Duration.class) {
            property.putArray("type").add("string").add("number");
        }
        return property;
    }

    private static void values(ObjectNode property, List<String> values) {
        values.forEach(property.putArray("enum")::add);
    }
}
