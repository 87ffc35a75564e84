package org.rnn4j.core.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;

/** Reads one YAML document into a tree and notes the line of every key. Stricter than YAML: no duplicate key, no alias. */
final class YamlTree {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");
    private static final Pattern REAL = Pattern.compile("-?\\d+\\.\\d+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YAMLParser parser;
    private final String name;
    private final Origins origins;

    private YamlTree(YAMLParser parser, String name, Origins origins) {
        this.parser = parser;
        this.name = name;
        this.origins = origins;
    }

    /**
     * The document as a tree; a missing node if it is empty.
     *
     * @param name name of the file, for errors and origins
     */
    static JsonNode parse(String text, String name, Origins origins) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlTree(parser, name, origins).document();
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? name
                    : name + ":" + e.getLocation().getLineNr();
            String problem = e.getOriginalMessage()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(" ")) // the rest shows the place with a caret
                    .collect(Collectors.joining(", "));
            throw new UserException("%s: not YAML: %s".formatted(place, problem), e);
        } catch (IOException e) {
            throw new UserException("%s: cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    private JsonNode document() throws IOException {
        if (parser.nextToken() == null) {
            return NODES.missingNode();
        }
        JsonNode root = value("");
        if (parser.nextToken() != null) {
            throw new UserException(place() + ": a second document begins here, but there must be only one");
        }
        return root;
    }

    private JsonNode value(String key) throws IOException {
        if (parser.isCurrentAlias()) {
            throw new UserException(
                    "%s: %s is an alias (*), but job files may not have aliases".formatted(place(), key));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(key);
            case START_ARRAY -> array(key);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> asWritten(number(parser.getText()), parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> asWritten(NODES.booleanNode(parser.getBooleanValue()), parser.getText());
            case VALUE_NULL -> asWritten(NODES.nullNode(), parser.getText());
            default -> NODES.textNode(parser.getText());
        };
    }

    private static JsonNode number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return NODES.numberNode(new BigInteger(text));
        }
        return REAL.matcher(text).matches() ? NODES.numberNode(Double.parseDouble(text)) : NODES.textNode(text);
    }

    /**
     * A value that is written in another way than its type prints it stays text: {@code no}, {@code 010}, {@code 1_000},
     * {@code 12:30}, {@code ~}. The reader of a number or a boolean interprets the text; that of a text gets what the
     * user wrote.
     */
    private static JsonNode asWritten(JsonNode value, String text) {
        return text.isEmpty() || (!value.isNull() && value.asText().equals(text)) ? value : NODES.textNode(text);
    }

    private ObjectNode object(String key) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            String child = key.isEmpty() ? field : key + "." + field;
            if (object.has(field)) {
                throw new UserException("%s: %s is written twice; keep one".formatted(place(), child));
            }
            origins.put(child, place());
            parser.nextToken();
            object.set(field, value(child));
        }
        return object;
    }

    private ArrayNode array(String key) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String child = "%s[%d]".formatted(key, array.size());
            origins.put(child, place());
            array.add(value(child));
        }
        return array;
    }

    private String place() {
        return name + ":" + ((JsonParser) parser).currentTokenLocation().getLineNr();
    }
}
