package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The files that a job names; they are looked up beside the job file first. */
final class JobPaths {
    private final Map<String, Class<? extends Record>> options;

    /** @param options records of the options under {@code data}, by type */
    JobPaths(Map<String, Class<? extends Record>> options) {
        this.options = Map.copyOf(options);
    }

    /** Prefixes the folder to each {@link FileKey} of {@code data} that exists there; other values stay as they are. */
    void resolve(ObjectNode root, Path folder) {
        map(root, name -> beside(name, folder));
    }

    /** The values of each {@link FileKey} of {@code data}: files, folders and names of built-in data. */
    List<String> named(ObjectNode root) {
        List<String> names = new ArrayList<>();
        map(root, name -> {
            names.add(name.asText());
            return name;
        });
        return names;
    }

    private void map(ObjectNode root, UnaryOperator<JsonNode> change) {
        if (root.get("data") instanceof ObjectNode data) {
            Class<? extends Record> record = options.get(data.path("type").asText(JobSpec.DATA_TYPE));
            if (record != null) {
                map(data, record, change);
            }
        }
    }

    private static void map(ObjectNode block, Class<?> record, UnaryOperator<JsonNode> change) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = Spelling.of(component.getName());
            if (KnownKeys.isSpread(component)) {
                map(block, component.getType(), change);
            } else if (component.isAnnotationPresent(FileKey.class) && block.has(key)) {
                block.set(key, changed(block.get(key), change));
            } else if (KnownKeys.isFlatChoice(component)) {
                KnownKeys.variant(component, block).ifPresent(variant -> map(block, variant, change));
            } else if (block.get(key) instanceof ObjectNode inner) {
                variant(component.getType(), inner).ifPresent(chosen -> map(inner, chosen, change));
            }
        }
    }

    /** The record of a block of keys; empty for a choice without a known {@code type}. */
    private static Optional<? extends Class<?>> variant(Class<?> type, ObjectNode block) {
        return Variants.isChoice(type)
                ? Variants.named(type, block.path("type").asText())
                : Optional.of(type).filter(Class::isRecord);
    }

    private static JsonNode changed(JsonNode value, UnaryOperator<JsonNode> change) {
        if (value instanceof ArrayNode list) {
            ArrayNode all = list.arrayNode();
            list.forEach(one -> all.add(changed(one, change)));
            return all;
        }
        return value.isTextual() && !value.asText().isEmpty() ? change.apply(value) : value;
    }

    private static JsonNode beside(JsonNode name, Path folder) {
        try {
            Path path = folder.resolve(name.asText());
            return Files.exists(path) ? JsonNodeFactory.instance.textNode(path.toString()) : name;
        } catch (InvalidPathException e) {
            return name; // the reader of the data reports it
        }
    }
}
