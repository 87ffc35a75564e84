package org.rnn4j.core.job;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the keys of job files, as described by the records that hold their values. */
public final class JobKeys {
    private final List<JobKey> found = new ArrayList<>();

    private JobKeys() {}

    /** The keys of one record, including those of its records and variants. */
    public static List<JobKey> of(Class<? extends Record> record, String block) {
        JobKeys keys = new JobKeys();
        keys.add(record, block, "");
        return keys.found;
    }

    /** The keys of all tasks; those that only some have name them as owners. */
    public static List<JobKey> of(Tasks tasks) {
        Map<JobKey, List<String>> owners = new LinkedHashMap<>();
        tasks.options().forEach((task, options) -> {
            JobKeys keys = new JobKeys();
            JobSpec.components(options).forEach(component -> keys.add(component, "", ""));
            KnownKeys.openEnded(options)
                    .properties()
                    .forEach(given -> keys.found.replaceAll(key -> key.name().equals("training." + given.getKey())
                            ? key.openEnded(given.getValue().asText())
                            : key));
            keys.add(options, "", "");
            keys.found.forEach(key ->
                    owners.computeIfAbsent(key, fresh -> new ArrayList<>()).add(task));
        });
        return merged(owners, List.copyOf(tasks.options().keySet()));
    }

    /** The full key that ends in a name, if a task has one that does not depend on a choice. */
    static Optional<String> endingIn(String name, Tasks tasks) {
        return of(tasks).stream()
                .filter(key -> key.choice().isEmpty())
                .map(JobKey::name)
                .filter(key -> key.endsWith("." + name))
                .findFirst();
    }

    /** The keys under {@code data}, {@code type} first; those that only some types of data have name them as owners. */
    public static List<JobKey> ofData(Map<String, Class<? extends Record>> options) {
        Map<JobKey, List<String>> owners = new LinkedHashMap<>();
        owners.put(type(options.keySet()), List.copyOf(options.keySet()));
        options.forEach((type, record) -> of(record, "data")
                .forEach(key ->
                        owners.computeIfAbsent(key, fresh -> new ArrayList<>()).add(type)));
        return merged(owners, List.copyOf(options.keySet()));
    }

    private static JobKey type(Collection<String> types) {
        return new JobKey(
                "data.type",
                String.class,
                false,
                Optional.of(JobSpec.DATA_TYPE),
                Optional.empty(),
                "Kind of data: one of %s.".formatted(String.join(", ", types)),
                "",
                List.of(),
                List.of());
    }

    /** All keys with their owners, those of the same name side by side. */
    private static List<JobKey> merged(Map<JobKey, List<String>> owners, List<String> all) {
        return owners.entrySet().stream()
                .map(key -> key.getKey().ownedBy(key.getValue(), all))
                .collect(Collectors.groupingBy(JobKey::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private void add(Class<?> record, String block, String choice) {
        for (RecordComponent component : record.getRecordComponents()) {
            add(component, block, choice);
        }
    }

    private void add(RecordComponent component, String block, String choice) {
        Class<?> type = component.getType();
        String key = KnownKeys.join(block, Spelling.of(component.getName()));
        if (type.isRecord()) {
            boolean isSpread = KnownKeys.isSpread(component);
            int first = found.size();
            add(type, isSpread ? block : key, choice);
            if (isSpread) {
                KnownKeys.defaults(component)
                        .properties()
                        .forEach(given -> found.subList(first, found.size())
                                .replaceAll(one -> one.name().equals(KnownKeys.join(block, given.getKey()))
                                        ? one.withDefault(given.getValue().asText())
                                        : one));
            }
            return;
        }
        found.add(new JobKey(
                key,
                component.getGenericType(),
                KnownKeys.isFlatChoice(component),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Range.class)),
                doc(component),
                choice,
                List.of(),
                List.of()));
        if (Variants.isChoice(type)) {
            addVariants(type, KnownKeys.isFlatChoice(component) ? block : key, key);
        } else if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            add(element, key + "[]", choice);
        }
    }

    /** The keys of all variants; a key that several variants share is listed once. */
    private void addVariants(Class<?> choice, String block, String key) {
        Map<JobKey, List<String>> variants = new LinkedHashMap<>();
        for (Class<? extends Record> variant : Variants.of(choice)) {
            of(variant, block)
                    .forEach(own -> variants.computeIfAbsent(own, fresh -> new ArrayList<>())
                            .add(Variants.name(variant)));
        }
        variants.forEach((own, names) -> {
            boolean all = names.size() == Variants.of(choice).size();
            String chosen = all ? own.choice() : "%s = %s".formatted(key, String.join(", ", names));
            found.add(own.with(chosen));
        });
    }

    private static String doc(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }
}
