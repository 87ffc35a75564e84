package org.rnn4j.models.layer;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import org.nd4j.shade.jackson.core.JsonGenerator;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.databind.DeserializationContext;
import org.nd4j.shade.jackson.databind.JsonDeserializer;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.JsonSerializer;
import org.nd4j.shade.jackson.databind.SerializerProvider;
import org.nd4j.shade.jackson.databind.jsontype.TypeSerializer;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.cell.Cell;

/**
 * JSON form of a cell in a DL4J configuration: its name as {@code type}, then the components of its record by name.
 */
final class CellJson {
    private static final String TYPE = "type";

    private CellJson() {}

    static final class Writer extends JsonSerializer<Cell> {

        @Override
        public void serialize(Cell cell, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField(TYPE, Variants.name(cell.getClass()));
            RecordComponent[] components = cell.getClass().getRecordComponents();
            Arrays.sort(components, Comparator.comparing(RecordComponent::getName)); // DL4J sorts its fields too
            for (RecordComponent component : components) {
                json.writeObjectField(component.getName(), setting(cell, component));
            }
            json.writeEndObject();
        }

        @Override
        public void serializeWithType(Cell cell, JsonGenerator json, SerializerProvider provider, TypeSerializer typed)
                throws IOException {
            serialize(cell, json, provider);
        }

        private static Object setting(Cell cell, RecordComponent component) throws IOException {
            try {
                component.getAccessor().setAccessible(true); // the record itself may be private
                return component.getAccessor().invoke(cell);
            } catch (ReflectiveOperationException e) {
                throw new IOException("cannot read %s of %s".formatted(component.getName(), cell), e);
            }
        }
    }

    static final class Reader extends JsonDeserializer<Cell> {

        @Override
        public Cell deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = json.readValueAsTree();
            String name = node.path(TYPE).asText();
            Class<? extends Cell> type = Variants.named(Cell.class, name)
                    .orElseThrow(() -> new UserException(Variants.refusal(Cell.class, "cell", name)))
                    .asSubclass(Cell.class);
            RecordComponent[] components = type.getRecordComponents();
            Object[] settings = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                JsonNode value = node.path(components[i].getName());
                Class<?> componentType = components[i].getType();
                settings[i] = value.isMissingNode()
                        ? defaultValue(componentType)
                        : json.getCodec().treeToValue(value, componentType);
            }
            return create(type, components, settings);
        }

        /** Value of a setting that a network of an older version does not have: false, 0 or null. */
        private static Object defaultValue(Class<?> componentType) {
            return Array.get(Array.newInstance(componentType, 1), 0);
        }

        private static Cell create(Class<? extends Cell> type, RecordComponent[] components, Object[] settings)
                throws IOException {
            try {
                Constructor<? extends Cell> canonical = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                canonical.setAccessible(true);
                return canonical.newInstance(settings);
            } catch (ReflectiveOperationException e) {
                throw new IOException("cannot create a " + type.getName(), e);
            }
        }
    }
}
