package org.rnn4j.core.job;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * One key of a job file, as described by the record that it is bound to.
 *
 * @param name the whole key, such as {@code model.hidden-size}
 * @param type of its value, as {@link Binder} lists them
 * @param isFlat whether it names a variant whose keys stand beside it, see {@link Flat}
 * @param fallback its default, as a job file spells it; empty if the key is required
 * @param range of a number
 * @param doc one line; empty if the record has none
 * @param choice the choice that the key depends on, such as {@code model.cell = lstm}; empty if it depends on none
 * @param owners the tasks, or the types of data, that have the key; empty if all do
 * @param others those that do not; empty if all do
 */
public record JobKey(
        String name,
        Type type,
        boolean isFlat,
        Optional<String> fallback,
        Optional<Range> range,
        String doc,
        String choice,
        List<String> owners,
        List<String> others) {

    /** The values that a choice or an enum, or each element of a list of these, may have; empty for other types. */
    public List<String> values() {
        if (!(element() instanceof Class<?> raw)) {
            return List.of();
        }
        return Variants.isChoice(raw) ? Variants.names(raw) : raw.isEnum() ? Scalars.spellings(raw) : List.of();
    }

    /** The type of one value: that of an element where the key has a list. */
    private Type element() {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    }

    /** The type in words: {@code a whole number}, {@code one of adam, sgd}. */
    public String typeInWords() {
        if (!(type instanceof Class<?> raw)) {
            return values().isEmpty() ? "a list" : "a list of " + String.join(", ", values());
        }
        return values().isEmpty() ? Scalars.expected(raw) : "one of " + String.join(", ", values());
    }

    JobKey with(String chosen) {
        return new JobKey(name, type, isFlat, fallback, range, doc, chosen, owners, others);
    }

    JobKey withDefault(String text) {
        return new JobKey(name, type, isFlat, Optional.of(text), range, doc, choice, owners, others);
    }

    JobKey openEnded(String text) {
        return new JobKey(
                name,
                type,
                isFlat,
                fallback,
                range,
                "%s Without training.epochs and training.budget the default is %s.".formatted(doc, text),
                choice,
                owners,
                others);
    }

    /** @param all the tasks, or the types of data, that there are */
    JobKey ownedBy(List<String> some, List<String> all) {
        List<String> rest = all.stream().filter(name -> !some.contains(name)).toList();
        List<String> having = rest.isEmpty() ? List.of() : List.copyOf(some);
        return new JobKey(name, type, isFlat, fallback, range, doc, choice, having, rest);
    }
}
