package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/** Reads records from a tree. Every error begins with the place, if known, and names the full key. */
final class TreeReader {
    private final Origins origins;
    private final Function<String, Optional<String>> places;

    /** @param places finds the full key that ends in a name, for a key in a wrong block */
    TreeReader(Origins origins, Function<String, Optional<String>> places) {
        this.origins = origins;
        this.places = places;
    }

    /** The record in a block; no other keys are allowed. */
    <R extends Record> R record(ObjectNode tree, Class<R> type, String prefix) {
        refuseUnknownKeys(tree, KnownKeys.of(type, tree), prefix);
        return spread(tree, type, prefix);
    }

    /** The record whose keys are among others in a block. */
    <R extends Record> R spread(ObjectNode tree, Class<R> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(tree, components[i], prefix);
        }
        return construct(type, components, values);
    }

    /** The value of one component of a block's record. */
    Object component(ObjectNode tree, RecordComponent component, String prefix) {
        if (KnownKeys.isSpread(component)) {
            ObjectNode completed = KnownKeys.defaults(component).setAll(tree);
            return spread(completed, component.getType().asSubclass(Record.class), prefix);
        }
        String name = Spelling.of(component.getName());
        String key = KnownKeys.join(prefix, name);
        JsonNode fallback = fallback(component);
        JsonNode node = tree.has(name) ? tree.get(name) : fallback;
        if (node == null) {
            throw new UserException("%s%s is missing; it must be %s"
                    .formatted(origins.before(prefix), key, Scalars.expected(component.getType())));
        }
        if (KnownKeys.isFlatChoice(component)) {
            Class<? extends Record> variant = KnownKeys.variant(component, tree)
                    .orElseThrow(() -> noVariant(key, key, node.asText(), component.getType()));
            return spread(tree, variant, prefix);
        }
        return value(node, component.getGenericType(), key, fallback);
    }

    private static JsonNode fallback(RecordComponent component) {
        Default given = component.getAnnotation(Default.class);
        if (given == null) {
            return component.getType().isRecord() ? JsonNodeFactory.instance.objectNode() : null;
        }
        JsonNode node = YamlTree.parse(given.value(), "default of " + component.getName(), new Origins());
        return node.isMissingNode() ? JsonNodeFactory.instance.textNode("") : node;
    }

    private Object value(JsonNode node, Type type, String key, JsonNode fallback) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(node, list.getActualTypeArguments()[0], key);
        }
        Class<?> raw = MethodType.methodType((Class<?>) type).unwrap().returnType(); // List<Integer> reads ints
        if (Variants.isChoice(raw)) {
            return variant(node, raw, key, fallback);
        }
        if (raw.isRecord()) {
            return record(block(node, key), raw.asSubclass(Record.class), key);
        }
        return Scalars.read(node, raw)
                .orElseThrow(() -> new UserException("%s%s = %s, but must be %s"
                        .formatted(origins.before(key), key, shown(node), Scalars.expectedInsteadOf(node, raw))));
    }

    /** A single value counts as a list of one. */
    private List<Object> list(JsonNode node, Type element, String key) {
        if (!node.isArray()) {
            return List.of(value(node, element, key, null));
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode child : node) {
            values.add(value(child, element, "%s[%d]".formatted(key, values.size()), null));
        }
        return List.copyOf(values);
    }

    /** {@code {type: cosine, floor: 0.1}}, or only {@code cosine}; without a type, the default's. */
    private Object variant(JsonNode node, Class<?> choice, String key, JsonNode fallback) {
        ObjectNode block = node.isTextual() ? typed(node) : block(node, key).deepCopy();
        JsonNode type = block.remove("type");
        if (type == null && fallback != null) {
            type = fallback.isTextual() ? fallback : fallback.get("type");
        }
        if (type == null) {
            throw new UserException("%s%s.type is missing; it must be one of %s"
                    .formatted(origins.before(key), key, String.join(", ", Variants.names(choice))));
        }
        String written = type.asText();
        Class<? extends Record> variant = Variants.named(choice, written)
                .orElseThrow(() -> noVariant(key, node.isTextual() ? key : key + ".type", written, choice));
        return record(block, variant, key);
    }

    /** Fails where a flat choice names no variant: keys beside it would be unknown for no fault of theirs. */
    void requireVariants(ObjectNode tree, Class<?> record, String prefix) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (KnownKeys.isSpread(component)) {
                requireVariants(tree, component.getType(), prefix);
            } else if (KnownKeys.isFlatChoice(component)
                    && KnownKeys.variant(component, tree).isEmpty()) {
                String name = Spelling.of(component.getName());
                String key = KnownKeys.join(prefix, name);
                throw noVariant(key, key, tree.path(name).asText(), component.getType());
            }
        }
    }

    private UserException noVariant(String place, String key, String written, Class<?> choice) {
        return new UserException(origins.before(place) + Variants.refusal(choice, key, written));
    }

    private static ObjectNode typed(JsonNode name) {
        return JsonNodeFactory.instance.objectNode().set("type", name);
    }

    /** A node that must be a block. */
    ObjectNode block(JsonNode node, String key) {
        if (node instanceof ObjectNode block) {
            return block;
        }
        throw new UserException(
                "%s%s = %s, but must be a block of keys".formatted(origins.before(key), key, shown(node)));
    }

    private void refuseUnknownKeys(ObjectNode tree, List<String> allowed, String prefix) {
        for (String field : (Iterable<String>) tree::fieldNames) {
            if (!allowed.contains(field)) {
                String key = KnownKeys.join(prefix, field);
                Optional<String> meant = Suggestion.nearest(field, allowed)
                        .map(name -> KnownKeys.join(prefix, name))
                        .or(() -> places.apply(field));
                throw new UserException("%sunknown key %s; %s"
                        .formatted(
                                origins.before(key),
                                key,
                                meant.map("did you mean %s?"::formatted).orElseGet(() -> allowed(allowed, prefix))));
            }
        }
    }

    /** The allowed keys of a block, for an error. */
    static String allowed(List<String> keys, String prefix) {
        return "allowed%s: %s"
                .formatted(
                        prefix.isEmpty() ? "" : " in " + prefix, keys.isEmpty() ? "nothing" : String.join(", ", keys));
    }

    <R extends Record> R construct(Class<R> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UserException problem) {
                String key = problem.getMessage().split(" ", 2)[0];
                throw new UserException(origins.before(key) + problem.getMessage(), problem);
            }
            throw new IllegalStateException(type + " rejects " + Arrays.toString(values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be constructed", e);
        }
    }

    private static String shown(JsonNode node) {
        return node.isNull() ? "nothing" : node.toString();
    }
}
