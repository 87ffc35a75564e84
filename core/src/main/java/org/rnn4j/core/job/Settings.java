package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;

/**
 * Values that override those of a job file, the later over the earlier. Immutable.
 *
 * @param all in order
 */
public record Settings(List<Setting> all) {
    private static final String OPTION = "--set";
    private static final String TASK = "task";

    public Settings {
        all = List.copyOf(all);
    }

    /**
     * One value.
     *
     * @param origin the option that set it, for errors: {@code --set}, {@code --hidden-size}
     * @param key such as {@code model.hidden-size}
     * @param value in YAML
     */
    public record Setting(String origin, String key, String value) {}

    /** Settings in the form of {@code --set}: {@code key=value}. */
    public static Settings of(List<String> pairs) {
        List<Setting> all = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UserException(
                        "--set %s, but must be key=value, such as --set model.hidden-size=256".formatted(pair));
            }
            all.add(new Setting(OPTION, pair.substring(0, equals).strip(), pair.substring(equals + 1)));
        }
        return new Settings(all);
    }

    /** These settings, overridden by others. */
    public Settings and(Settings others) {
        List<Setting> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Settings(both);
    }

    /** Whether a job has another task with these settings. */
    boolean changesTask(ObjectNode root) {
        Settings task = ofTask();
        ObjectNode changed = root.deepCopy();
        task.apply(changed, new Origins());
        return !task.all.isEmpty() && !changed.path(TASK).equals(root.path(TASK));
    }

    /** The setting of the task only. */
    Settings ofTask() {
        return new Settings(
                all.stream().filter(setting -> setting.key.equals(TASK)).toList());
    }

    void apply(ObjectNode root, Origins origins) {
        all.forEach(setting -> put(root, setting, origins));
    }

    private static void put(ObjectNode root, Setting setting, Origins origins) {
        List<String> names = Arrays.asList(setting.key.split("\\.", -1));
        ObjectNode block = root;
        for (String name : names.subList(0, names.size() - 1)) {
            block = inner(block, name, setting);
        }
        JsonNode value = YamlTree.parse(setting.value, shown(setting), new Origins());
        block.set(names.get(names.size() - 1), value.isMissingNode() ? block.textNode(setting.value) : value);
        origins.put(setting.key, setting.origin);
    }

    /** {@code schedule: cosine} is short for {@code schedule: {type: cosine}}. */
    private static ObjectNode inner(ObjectNode block, String name, Setting setting) {
        JsonNode child = block.get(name);
        if (child instanceof ObjectNode there) {
            return there;
        }
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        if (child != null && child.isTextual()) {
            fresh.set("type", child);
        } else if (child != null && !child.isNull()) {
            throw new UserException("%s: %s = %s is not a block of keys".formatted(shown(setting), name, child));
        }
        block.set(name, fresh);
        return fresh;
    }

    /** The setting as the user typed it. */
    private static String shown(Setting setting) {
        return setting.origin.equals(OPTION)
                ? "%s %s=%s".formatted(OPTION, setting.key, setting.value)
                : "%s %s".formatted(setting.origin, setting.value);
    }
}
