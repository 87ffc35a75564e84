package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;

/** Writes records as trees, the inverse of {@link TreeReader}. */
final class TreeWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeWriter() {}

    static ObjectNode record(Record record) {
        return fill(NODES.objectNode(), record);
    }

    private static ObjectNode fill(ObjectNode tree, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            put(tree, component, record);
        }
        return tree;
    }

    /** Adds one component of a record to a block. */
    static void put(ObjectNode tree, RecordComponent component, Record record) {
        Object value = get(record, component);
        String key = Spelling.of(component.getName());
        if (KnownKeys.isSpread(component)) {
            fill(tree, (Record) value);
        } else if (KnownKeys.isFlatChoice(component)) {
            fill(tree.put(key, Variants.name(value.getClass())), (Record) value);
        } else {
            tree.set(key, Variants.isChoice(component.getType()) ? variant((Record) value) : value(value));
        }
    }

    private static ObjectNode variant(Record record) {
        return fill(NODES.objectNode().put("type", Variants.name(record.getClass())), record);
    }

    private static JsonNode value(Object value) {
        if (value instanceof Record record) {
            return record(record);
        } else if (value instanceof JsonNode node) {
            return node.deepCopy();
        } else if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(value(element)));
            return array;
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Duration duration) {
            return NODES.textNode(DurationText.format(duration));
        } else if (value instanceof Enum<?> constant) {
            return NODES.textNode(Scalars.spelling(constant));
        }
        return NODES.textNode(value.toString());
    }

    static Object get(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
