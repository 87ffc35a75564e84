package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.datasets.classification.ClassNames;

/** One of several classes, spelled as its name. */
record ClassConditions(ClassNames classes) implements Conditions {

    static ClassConditions of(String format, JsonNode json) {
        return new ClassConditions(ClassNames.read(format, json));
    }

    @Override
    public InputSpec input() {
        return new InputSpec.OneClass(classes.size());
    }

    @Override
    public ClassIds encode(String spelt, String origin) {
        return new ClassIds(new int[] {classes.idOf(spelt, origin)});
    }

    @Override
    public boolean namesFiles() {
        return false;
    }

    @Override
    public String noun() {
        return "class";
    }

    @Override
    public List<String> names() {
        return classes.names();
    }

    @Override
    public Map.Entry<String, Object> fact() {
        return Map.entry("classes", classes.size());
    }

    @Override
    public void writeAfterTarget(ObjectNode json) {
        classes.names().forEach(json.putArray("classes")::add);
    }
}
