package org.rnn4j.cli.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.core.job.JobKey;

/** A JSON schema of job files, with which an editor completes and checks them; it allows the keys of all tasks together. */
final class KeysSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeysSchema() {}

    /** The schema, its last line end included. */
    static String of(List<JobKey> keys) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", "rnn4j job");
        block(root, true);
        for (JobKey key : keys) {
            if (!key.name().contains("[]")) {
                add(root, key);
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    private static void add(ObjectNode root, JobKey key) {
        String[] names = key.name().split("\\.");
        ObjectNode block = root;
        for (int i = 0; i < names.length - 1; i++) {
            block = block(block.withObject("/properties").withObject("/" + names[i]), !names[0].equals("data"));
        }
        ObjectNode property = block.withObject("/properties").withObject("/" + names[names.length - 1]);
        describe(property, key);
    }

    /** A block of keys; a choice may be its variant's name alone. */
    private static ObjectNode block(ObjectNode node, boolean closed) {
        if (!node.has("type")) {
            node.put("type", "object");
        }
        return closed ? node.put("additionalProperties", false) : node;
    }

    private static void describe(ObjectNode property, JobKey key) {
        String only = KeyText.only(key);
        String text = key.doc() + (only.isEmpty() ? "" : " Only with %s.".formatted(only));
        if (!property.has("description")) {
            property.put("description", text.strip());
        }
        key.range().ifPresent(range -> {
            property.put(
                    "minimum", Math.min(range.min(), property.path("minimum").asDouble(range.min())));
            property.put(
                    "maximum", Math.max(range.max(), property.path("maximum").asDouble(range.max())));
        });
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
        } else if (!key.values().isEmpty()) {
            property.putArray("type").add("string").add("object");
            values(property.withObject("/properties").withObject("/type"), key.values());
        } else if (type == String.class || type == Duration.class) {
            property.putArray("type").add("string").add("number");
        }
    }

    private static void values(ObjectNode property, List<String> values) {
        Set<String> all = new LinkedHashSet<>();
        property.path("enum").forEach(value -> all.add(value.asText()));
        all.addAll(values);
        property.putArray("enum");
        all.forEach(property.withArray("/enum")::add);
    }
}
