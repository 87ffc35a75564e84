package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Stories with questions, in the format of the bAbI tasks (Weston et al., 2015): lines are numbered, number 1 begins a
 * story, and a line with tabs is a question, its answer, and the numbers of the lines that support it, which are
 * ignored. A source is the story so far without its questions, then the question.
 *
 * @param facts number of last statements in a source; 0 = all
 */
record Stories(
        @Default("0") @Range(min = 0, max = 100_000) @Doc("The last statements that a source holds; 0 = all.")
        int facts)
        implements PairFormat {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})\\s+(\\S.*)");

    public Stories {
        Ranges.require("data.format", Stories.class, facts);
    }

    @Override
    public Memory memory() {
        return new Memory.Facts(facts);
    }

    @Override
    public List<Example<String, String>> read(InputFiles files, String key, List<String> names, BadExamples bad) {
        List<Example<String, String>> pairs = new ArrayList<>();
        for (InputFile file : files.read(key, names, List.of(".txt"))) {
            int before = pairs.size();
            new Reading(file, memory(), bad, pairs).read();
            if (pairs.size() == before) {
                bad.add(file.error(
                        1, "no story has a question; a question is \"3 Who is there?\", a tab and" + " its answer"));
            }
        }
        return pairs;
    }

    /** The state of the reading of one file. */
    private static final class Reading {
        private final InputFile file;
        private final Memory memory;
        private final BadExamples bad;
        private final List<Example<String, String>> pairs;
        private List<String> statements = List.of();
        private String story;
        private int last;

        Reading(InputFile file, Memory memory, BadExamples bad, List<Example<String, String>> pairs) {
            this.file = file;
            this.memory = memory;
            this.bad = bad;
            this.pairs = pairs;
        }

        void read() {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                int at = i + 1;
                if (!line.isEmpty()) {
                    bad.keep(() -> take(line, at)).ifPresent(pairs::addAll);
                }
            }
        }

        /** The pair of a question; no pairs for a statement. */
        private List<Example<String, String>> take(String line, int at) {
            Matcher numbered = NUMBERED.matcher(line);
            if (!numbered.matches()) {
                throw file.error(
                        at,
                        "\"%s\" has no number; a line of a story looks like \"1 It rains.\"".formatted(shown(line)));
            }
            int number = Integer.parseInt(numbered.group(1));
            int expected = last + 1;
            last = number; // one gap is one error
            if (number == 1) {
                story = file.at(at);
                statements = List.of();
            } else if (number != expected) {
                throw file.error(
                        at, "the number of the line is %d, but must be %s".formatted(number, following(expected)));
            }
            return take(numbered.group(2).split("\t", -1), at);
        }

        private static String following(int expected) {
            return expected == 1 ? "1, which begins a story" : expected + ", or 1, which begins a story";
        }

        private List<Example<String, String>> take(String[] parts, int at) {
            String text = parts[0].strip();
            if (parts.length > 1 || memory.asks(text)) {
                String answer = parts.length > 1 ? parts[1].strip() : "";
                if (text.isEmpty() || answer.isEmpty()) {
                    throw file.error(
                            at,
                            "the question \"%s\" has no answer; a tab and the answer follow a question"
                                    .formatted(shown(text)));
                }
                if (statements.isEmpty()) {
                    throw file.error(
                            at, "no statement precedes the question \"%s\" in its story".formatted(shown(text)));
                }
                List<String> source = new ArrayList<>(statements);
                source.add(text);
                return List.of(new Example<>(memory.source(source), answer, file.at(at), story));
            }
            statements = memory.keep(statements, text);
            return List.of();
        }

        private static String shown(String text) {
            return text.length() <= 40 ? text : text.substring(0, 39) + "…";
        }
    }
}
