package org.rnn4j.datasets.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;

/** Binds the {@code data:} block to its record; an unknown key or an unfit value is the user's error. */
final class OptionsBinder {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(
                    DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OptionsBinder() {}

    static <T> T bind(ObjectNode options, Class<T> type) {
        try {
            return MAPPER.treeToValue(options, type);
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new UserException("%s is not a known key; known are %s".formatted(path(e), known), e);
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof UserException wording) {
                throw wording;
            }
            throw new UserException("%s cannot be read: %s".formatted(path(e), e.getOriginalMessage()), e);
        } catch (InvalidFormatException e) {
            throw new UserException("%s = %s, but must be %s".formatted(path(e), e.getValue(), allowed(e)), e);
        } catch (JsonMappingException e) {
            throw new UserException("%s cannot be read: %s".formatted(path(e), e.getOriginalMessage()), e);
        } catch (JsonProcessingException e) {
            throw new UserException("data cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(".", e.getPath().isEmpty() ? "data" : "data.", ""));
    }

    private static String allowed(InvalidFormatException e) {
        Object[] constants = e.getTargetType().getEnumConstants();
        return constants == null
                ? "of type " + e.getTargetType().getSimpleName()
                : Arrays.stream(constants)
                        .map(constant ->
                                constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(" or "));
    }
}
