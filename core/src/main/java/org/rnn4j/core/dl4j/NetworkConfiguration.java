package org.rnn4j.core.dl4j;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.shade.jackson.databind.DeserializationFeature;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.json.JsonMapper;
import org.rnn4j.core.error.UserException;

/**
 * Reads the configuration of a network, of which a stranger may have written every byte. DL4J's own {@code fromJson} is not
 * used: it loads any class that the text names, and where it fails it tries the formats of DL4J before 1.0.0-beta, which load
 * classes in other ways.
 */
final class NetworkConfiguration {
    /** Levels of nesting; a layer of a graph is at the fifth, its loss at the sixth. DL4J's parser has no limit of its own. */
    private static final int DEPTH = 64;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** By the classes that are registered; a mapper is slow to make, since it looks into DL4J's classes. */
    private static final Map<Set<String>, ObjectMapper> MAPPERS = new ConcurrentHashMap<>();

    private NetworkConfiguration() {}

    static <T> T read(String json, Class<T> type) throws IOException {
        requireSound(json);
        return MAPPERS.computeIfAbsent(AllowedClasses.registered(), NetworkConfiguration::mapper)
                .readValue(json, type);
    }

    private static ObjectMapper mapper(Set<String> registered) {
        return JsonMapper.builder()
                .polymorphicTypeValidator(new AllowedClasses(registered))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                .build();
    }

    /** Fails where the text is no JSON, is nested too deeply, has a key twice, or names a generic class. */
    private static void requireSound(String json) throws IOException {
        try (JsonParser tokens = STRICT.createParser(json)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                // a generic class: DL4J's parser loads its parameters without asking AllowedClasses about them
                if (token == JsonToken.VALUE_STRING && tokens.getText().contains("<")) {
                    throw new UserException("configuration.json has the value %s; \"<\" is not allowed in it"
                            .formatted(tokens.getText()));
                }
            }
        }
    }
}
