package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the files that a job names: beside the job file first. */
final class JobPaths {
    private final Map<String, Class<? extends Record>> options;

    /** @param options records of the options under {@code data}, by type */
    JobPaths(Map<String, Class<? extends Record>> options) {
        this.options = Map.copyOf(options);
    }

    /** Prefixes the folder to each {@link FileKey} of {@code data} that exists there; other values stay as they are. */
    void resolve(ObjectNode root, Path folder) {
        if (root.get("data") instanceof ObjectNode data) {
            Class<? extends Record> record = options.get(data.path("type").asText(JobSpec.DATA_TYPE));
            if (record != null) {
                resolve(data, record, folder);
            }
        }
    }

    private static void resolve(ObjectNode block, Class<?> record, Path folder) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = Spelling.of(component.getName());
            if (KnownKeys.isSpread(component)) {
                resolve(block, component.getType(), folder);
            } else if (component.isAnnotationPresent(FileKey.class) && block.has(key)) {
                block.set(key, resolved(block.get(key), folder));
            } else if (KnownKeys.isFlatChoice(component)) {
                KnownKeys.variant(component, block).ifPresent(variant -> resolve(block, variant, folder));
            } else if (block.get(key) instanceof ObjectNode inner) {
                variant(component.getType(), inner).ifPresent(chosen -> resolve(inner, chosen, folder));
            }
        }
    }

    /** The record of a block of keys; empty for a choice without a known {@code type}. */
    private static Optional<? extends Class<?>> variant(Class<?> type, ObjectNode block) {
        return Variants.isChoice(type)
                ? Variants.named(type, block.path("type").asText())
                : Optional.of(type).filter(Class::isRecord);
    }

    private static JsonNode resolved(JsonNode value, Path folder) {
        if (value instanceof ArrayNode list) {
            ArrayNode all = list.arrayNode();
            list.forEach(one -> all.add(resolved(one, folder)));
            return all;
        }
        return value.isTextual() && !value.asText().isEmpty() ? beside(value, folder) : value;
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
