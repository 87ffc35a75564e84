package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;

/** Finds the keys of a job that its task does not have, and words the errors. */
final class UnknownKeys {
    private final Tasks tasks;
    private final String task;
    private final Origins origins;

    UnknownKeys(Tasks tasks, String task, Origins origins) {
        this.tasks = tasks;
        this.task = task;
        this.origins = origins;
    }

    /**
     * Fails for the first unknown key, in the order of writing.
     *
     * @param blocks the keys at the top; for one that is a block, the keys in it
     */
    void refuse(ObjectNode root, Map<String, List<String>> blocks) {
        find(root, blocks).stream()
                .min(Comparator.comparingInt(key -> origins.order(key.whole())))
                .ifPresent(key -> {
                    throw refusal(key);
                });
    }

    /**
     * Removes the unknown keys that only other tasks or other variants have, whatever their values: a job of an old bundle
     * holds them all, and what it says there never had an effect. Fails for keys that there are nowhere.
     *
     * @return the removed keys
     */
    List<String> dropForeign(ObjectNode root, Map<String, List<String>> blocks) {
        List<String> dropped = new ArrayList<>();
        for (Unknown key : find(root, blocks)) {
            if (elsewhere(key.whole()).isEmpty()) {
                throw refusal(key);
            }
            key.block.remove(key.name);
            dropped.add(key.whole());
        }
        root.retain(blocks.keySet()); // what is left of other tasks' blocks is empty
        return dropped;
    }

    /** A key that its block does not have. */
    private record Unknown(ObjectNode block, String prefix, String name, List<String> allowed) {
        String whole() {
            return KnownKeys.join(prefix, name);
        }
    }

    private List<Unknown> find(ObjectNode root, Map<String, List<String>> blocks) {
        List<Unknown> unknown = new ArrayList<>();
        root.properties().forEach(field -> {
            List<String> allowed = blocks.get(field.getKey());
            if (allowed == null && isForeignBlock(field.getKey()) && field.getValue() instanceof ObjectNode block) {
                collect(block, field.getKey(), List.of(), unknown);
            } else if (allowed == null) {
                unknown.add(new Unknown(root, "", field.getKey(), List.copyOf(blocks.keySet())));
            } else if (!allowed.isEmpty() && field.getValue() instanceof ObjectNode block) {
                collect(block, field.getKey(), allowed, unknown);
            }
        });
        return unknown;
    }

    private static void collect(ObjectNode block, String prefix, List<String> allowed, List<Unknown> unknown) {
        for (String name : (Iterable<String>) block::fieldNames) {
            if (!allowed.contains(name)) {
                unknown.add(new Unknown(block, prefix, name, allowed));
            }
        }
    }

    private boolean isForeignBlock(String key) {
        return JobKeys.of(tasks).stream().anyMatch(known -> known.name().startsWith(key + "."));
    }

    /** All ways to get this key, or a key in it. */
    private List<JobKey> elsewhere(String key) {
        return JobKeys.of(tasks).stream()
                .filter(known -> known.name().equals(key) || known.name().startsWith(key + "."))
                .toList();
    }

    private UserException refusal(Unknown key) {
        return new UserException("%sunknown key %s%s".formatted(origins.before(key.whole()), key.whole(), hint(key)));
    }

    private String hint(Unknown key) {
        List<JobKey> elsewhere = elsewhere(key.whole());
        List<String> owners = elsewhere.stream()
                .flatMap(known -> known.owners().stream())
                .distinct()
                .sorted()
                .toList();
        if (!elsewhere.isEmpty() && !owners.isEmpty() && !owners.contains(task)) {
            return " for task = %s; %s"
                    .formatted(
                            task,
                            owners.size() > 3
                                            && owners.size() == tasks.options().size() - 1
                                    ? "all other tasks have it"
                                    : only(owners.stream()
                                            .map("task = %s"::formatted)
                                            .toList()));
        }
        if (!elsewhere.isEmpty()) {
            return "; %s"
                    .formatted(only(
                            elsewhere.stream().map(JobKey::choice).distinct().toList()));
        }
        Optional<String> near = Suggestion.nearest(key.name, key.allowed).map(name -> KnownKeys.join(key.prefix, name));
        if (near.isPresent()) {
            return "; did you mean %s?".formatted(near.get());
        }
        List<JobKey> all = JobKeys.of(tasks);
        String block = KnownKeys.join(key.prefix, "");
        List<String> besides = all.stream()
                .map(JobKey::name)
                .filter(name -> name.startsWith(block))
                .map(name -> name.substring(block.length()))
                .toList();
        return Suggestion.nearest(key.name, besides)
                .map(name -> block + name)
                .or(() -> JobKeys.endingIn(key.name, tasks))
                .map(meant -> "; did you mean %s?".formatted(meant) + whose(meant, all))
                .orElseGet(() -> "; " + TreeReader.allowed(key.allowed, key.prefix));
    }

    private String whose(String meant, List<JobKey> all) {
        List<String> owners = all.stream()
                .filter(known -> known.name().equals(meant))
                .flatMap(known -> known.owners().stream())
                .distinct()
                .toList();
        return owners.isEmpty() || owners.contains(task)
                ? ""
                : " " + only(owners.stream().map("task = %s"::formatted).toList());
    }

    private static String only(List<String> owners) {
        return "only %s %s it"
                .formatted(owners.stream().collect(Collectors.joining(" and ")), owners.size() == 1 ? "has" : "have");
    }
}
