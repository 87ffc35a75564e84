package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that records have in a job file. */
final class KnownKeys {
    private KnownKeys() {}

    /** Whether a component's keys are in its parent's block and it has no key of its own. */
    static boolean isSpread(RecordComponent component) {
        return component.isAnnotationPresent(Flat.class) && component.getType().isRecord();
    }

    /** The defaults that a spread component gives keys of its record, over the record's own. */
    static ObjectNode defaults(RecordComponent spread) {
        Default given = spread.getAnnotation(Default.class);
        return given == null
                ? JsonNodeFactory.instance.objectNode()
                : (ObjectNode) YamlTree.parse(given.value(), "defaults of " + spread.getName(), new Origins());
    }

    /** The defaults of a training whose job does not say how long it is; see {@link OpenEnded}. */
    static ObjectNode openEnded(Class<?> options) {
        OpenEnded given = options.getAnnotation(OpenEnded.class);
        return given == null
                ? JsonNodeFactory.instance.objectNode()
                : (ObjectNode) YamlTree.parse(given.value(), "defaults of " + options.getName(), new Origins());
    }

    /** Whether a component's key names a variant whose keys stand beside it. */
    static boolean isFlatChoice(RecordComponent component) {
        return component.isAnnotationPresent(Flat.class) && Variants.isChoice(component.getType());
    }

    /** The keys that a block may hold, given the variants that it names. */
    static List<String> of(Class<?> record, ObjectNode block) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (isSpread(component)) {
                keys.addAll(of(component.getType(), defaults(component).setAll(block)));
                continue;
            }
            keys.add(Spelling.of(component.getName()));
            if (isFlatChoice(component)) {
                variant(component, block).ifPresent(variant -> keys.addAll(of(variant, block)));
            }
        }
        return keys;
    }

    /** The variant that a block names, or that is the default. */
    static Optional<Class<? extends Record>> variant(RecordComponent flatChoice, ObjectNode block) {
        String key = Spelling.of(flatChoice.getName());
        Default fallback = flatChoice.getAnnotation(Default.class);
        String named = block.has(key) ? block.get(key).asText() : fallback == null ? "" : fallback.value();
        return Variants.named(flatChoice.getType(), named);
    }

    /** The whole key that ends in {@code name}, anywhere in the record or the records in it. */
    static Optional<String> find(Class<?> record, String name) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = isSpread(component) ? "" : Spelling.of(component.getName());
            if (key.equals(name)) {
                return Optional.of(key);
            }
            if (component.getType().isRecord()) {
                Optional<String> inside = find(component.getType(), name);
                if (inside.isPresent()) {
                    return inside.map(rest -> join(key, rest));
                }
            }
        }
        return Optional.empty();
    }

    static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
