package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.sides.text.Memory;

/**
 * Dialogues: each line is an utterance, an empty line ends a dialogue. Every utterance but the first is a target, and
 * its source is the utterances before it.
 *
 * @param turns maximum number of utterances of a source
 */
record Dialogue(
        @Default("2") @Range(min = 1, max = 1_000) @Doc("Maximum number of utterances in a source.")
        int turns) implements PairFormat {
    public Dialogue {
        Ranges.require("data.format", Dialogue.class, turns);
    }

    @Override
    public Memory memory() {
        return new Memory.Turns(turns);
    }

    @Override
    public List<Example<String, String>> read(InputFiles files, String key, List<String> names, BadExamples bad) {
        List<Example<String, String>> pairs = new ArrayList<>();
        for (InputFile file : files.read(key, names, List.of(".txt"))) {
            List<String> lines = file.lines();
            for (int begin = 0; begin < lines.size(); ) {
                int end = begin;
                while (end < lines.size() && !lines.get(end).isBlank()) {
                    end++;
                }
                int first = begin;
                List<String> utterances = lines.subList(begin, end);
                if (end > begin) {
                    bad.keep(() -> dialogue(file, first, utterances)).ifPresent(pairs::addAll);
                }
                begin = end + 1;
            }
        }
        return pairs;
    }

    /** @param first index of the first line of the dialogue */
    private List<Example<String, String>> dialogue(InputFile file, int first, List<String> utterances) {
        if (utterances.size() == 1) {
            throw file.error(first + 1, "the dialogue has one utterance and no reply; an empty line ends a dialogue");
        }
        List<Example<String, String>> pairs = new ArrayList<>();
        List<String> lines = utterances.stream().map(String::strip).toList();
        for (int i = 1; i < lines.size(); i++) {
            String source = memory().source(lines.subList(Math.max(0, i - turns), i));
            pairs.add(new Example<>(source, lines.get(i), file.at(first + i + 1), file.at(first + 1)));
        }
        return pairs;
    }
}
