package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Binds the tree of a job: the keys of {@link JobSpec} and, beside them, those of the task's options. */
final class JobTree {
    private final ObjectNode root;
    private final TreeReader reader;
    private final UnknownKeys unknown;
    private final Class<? extends Record> options;

    JobTree(ObjectNode root, Origins origins, Tasks tasks) {
        this.root = root;
        reader = new TreeReader(origins, name -> JobKeys.endingIn(name, tasks));
        String task = (String) reader.component(root, JobSpec.component("task"), "");
        options = tasks.optionsOf(task, origins.before("task"));
        unknown = new UnknownKeys(tasks, task, origins);
    }

    /**
     * The job; every key must be one that the task has. Where only epochs are given, there is no budget; where neither is, the
     * task's {@link OpenEnded} defaults apply.
     */
    JobSpec bind() {
        unknown.refuse(root, blocks());
        ObjectNode defaults = KnownKeys.openEnded(options);
        if (root.path("training") instanceof ObjectNode training && training.has("epochs") && !training.has("budget")) {
            training.put("budget", 0);
        } else if (!defaults.isEmpty() && (root.path("training") instanceof ObjectNode || !root.has("training"))) {
            ObjectNode training = root.withObject("/training");
            if (!training.has("budget")) {
                defaults.properties().forEach(given -> training.putIfAbsent(given.getKey(), given.getValue()));
            }
        }
        return bound();
    }

    /** The job without the keys that only other tasks, or other variants, have. */
    JobSpec bindWithoutForeignKeys() {
        dropForeignKeys();
        return bound();
    }

    /** Removes the keys that only other tasks, or other variants, have from the tree, and returns them. */
    List<String> dropForeignKeys() {
        return unknown.dropForeign(root, blocks());
    }

    private JobSpec bound() {
        ObjectNode common = part(JobSpec.components(options), true);
        ObjectNode own = part(JobSpec.components(options), false);
        Record bound = reader.record(own, options, "");
        Object[] values = JobSpec.components().stream()
                .map(component -> reader.component(common, component, ""))
                .toArray();
        return reader.construct(
                JobSpec.class,
                JobSpec.class.getRecordComponents(),
                Stream.concat(Stream.of(values), Stream.of(bound)).toArray());
    }

    /** The job as a tree, without its search. */
    static ObjectNode write(JobSpec job) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        JobSpec.components(job.options().getClass()).stream()
                .filter(component -> component.getType() != SearchSpec.class)
                .forEach(component -> TreeWriter.put(tree, component, job));
        TreeWriter.record(job.options()).properties().forEach(field -> {
            if (tree.get(field.getKey()) instanceof ObjectNode shared && field.getValue() instanceof ObjectNode more) {
                shared.setAll(more);
            } else {
                tree.set(field.getKey(), field.getValue());
            }
        });
        return tree;
    }

    /** The keys of the tree that are, or are not, those of the given components; a block of both is divided. */
    private ObjectNode part(List<RecordComponent> components, boolean theirs) {
        ObjectNode part = root.objectNode();
        root.properties().forEach(field -> {
            String key = field.getKey();
            JsonNode value = field.getValue();
            var common = components.stream()
                    .filter(component -> Spelling.of(component.getName()).equals(key))
                    .findFirst();
            if (common.isEmpty() || !isShared(key) || !(value instanceof ObjectNode block)) {
                if (common.isPresent() == theirs) {
                    part.set(key, value);
                }
                return;
            }
            List<String> keys = KnownKeys.of(common.get().getType(), block);
            part.set(key, only(block, name -> keys.contains(name) == theirs));
        });
        return part;
    }

    private boolean isShared(String key) {
        return KnownKeys.of(options, root).contains(key);
    }

    private static ObjectNode only(ObjectNode block, Predicate<String> keys) {
        ObjectNode copy = block.objectNode();
        block.properties().forEach(field -> {
            if (keys.test(field.getKey())) {
                copy.set(field.getKey(), field.getValue());
            }
        });
        return copy;
    }

    /** The keys at the top; for one that is a block, the keys in it. */
    private Map<String, List<String>> blocks() {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        Stream.concat(JobSpec.components(options).stream(), Stream.of(options.getRecordComponents()))
                .forEach(component -> {
                    String key = Spelling.of(component.getName());
                    List<String> keys = List.of();
                    if (component.getType().isRecord() && root.get(key) instanceof ObjectNode block) {
                        reader.requireVariants(block, component.getType(), key);
                        keys = KnownKeys.of(component.getType(), block);
                    }
                    blocks.merge(
                            key,
                            keys,
                            (some, more) ->
                                    Stream.concat(some.stream(), more.stream()).toList());
                });
        return blocks;
    }
}
