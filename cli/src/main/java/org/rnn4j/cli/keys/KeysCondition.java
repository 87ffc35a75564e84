package org.rnn4j.cli.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.job.JobKey;

/** The part of the schema that depends on the task and on the type of data: names of keys that a block may hold. */
final class KeysCondition {
    private KeysCondition() {}

    /** Adds the conditions of all tasks to a job's schema, and those of all types of data to its block {@code data}. */
    static void addTo(ObjectNode root, List<JobKey> keys) {
        List<JobKey> data = keys.stream().filter(KeysCondition::isData).toList();
        List<JobKey> others = keys.stream().filter(key -> !isData(key)).toList();
        Map<String, Set<String>> all = blocks(others);
        for (String task : owners(others)) {
            Map<String, Set<String>> own = blocks(ofOwner(others, task));
            ObjectNode then =
                    condition(root, "task", task, fallback(others, "task")).withObject("/properties");
            others.stream()
                    .filter(key -> key.others().contains(task) && !key.name().contains("."))
                    .forEach(key -> then.put(key.name(), false));
            all.forEach((block, names) -> {
                if (!own.containsKey(block)) {
                    then.put(block, false);
                } else if (!own.get(block).equals(names)) {
                    names(then.withObject("/" + block), own.get(block));
                }
            });
        }
        for (String type : owners(data)) {
            ObjectNode block = root.withObject("/properties/data");
            ObjectNode then = condition(block, "type", type, fallback(data, "data.type"));
            names(then, blocks(ofOwner(data, type)).get("data"));
        }
    }

    private static boolean isData(JobKey key) {
        return key.name().startsWith("data.");
    }

    /** The condition that a key has a value; a key left out has its default. */
    private static ObjectNode condition(ObjectNode schema, String key, String value, String fallback) {
        ObjectNode rule = schema.withArray("/allOf").addObject();
        ObjectNode when = rule.putObject("if");
        when.putObject("properties").putObject(key).put("const", value);
        if (!value.equals(fallback)) {
            when.putArray("required").add(key);
        }
        return rule.putObject("then");
    }

    private static void names(ObjectNode schema, Set<String> names) {
        names.forEach(schema.withObject("/propertyNames").putArray("enum")::add);
    }

    /** The names in each block at the top. */
    private static Map<String, Set<String>> blocks(List<JobKey> keys) {
        Map<String, Set<String>> blocks = new LinkedHashMap<>();
        keys.stream()
                .map(key -> key.name().split("\\.", -1))
                .filter(names -> names.length > 1)
                .forEach(names -> blocks.computeIfAbsent(names[0], fresh -> new LinkedHashSet<>())
                        .add(names[1].replace("[]", "")));
        return blocks;
    }

    private static List<JobKey> ofOwner(List<JobKey> keys, String owner) {
        return keys.stream()
                .filter(key -> key.owners().isEmpty() || key.owners().contains(owner))
                .toList();
    }

    private static List<String> owners(List<JobKey> keys) {
        return keys.stream()
                .flatMap(key -> key.owners().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static String fallback(List<JobKey> keys, String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .flatMap(key -> key.fallback().stream())
                .findFirst()
                .orElse("");
    }
}
