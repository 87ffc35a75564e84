package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;

/** Makes trees of records: what {@link TreeReader} reads. */
final class TreeWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeWriter() {}

    static ObjectNode record(Record record) {
        return fill(NODES.objectNode(), record);
    }

    private static ObjectNode fill(ObjectNode tree, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            if (KnownKeys.isSpread(component)) {
                fill(tree, (Record) value);
                continue;
            }
            tree.set(
                    Spelling.of(component.getName()),
                    component.getType().isSealed() ? variant((Record) value) : value(value));
        }
        return tree;
    }

    private static ObjectNode variant(Record record) {
        return fill(NODES.objectNode().put("type", KnownKeys.variant(record.getClass())), record);
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

    private static Object get(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
