package org.rnn4j.datasets.classification.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;

/**
 * A {@code .ts} file: {@code #} begins a comment, {@code @} a header field; each line after {@code @data} is a series,
 * with its class after the last {@code :}. The fields {@code @classLabel}, {@code @targetLabel}, {@code @dimensions}, {@code @equalLength}
 * with {@code @seriesLength} and {@code @timestamps} are used; missing values are {@code ?} or {@code NaN}.
 *
 * @see <a href="https://www.aeon-toolkit.org/en/stable/examples/datasets/load_data_from_file.html">The format</a>
 */
final class TsFile {
    private final InputFile file;
    private List<String> classes = List.of();
    private int dimensions;
    private int seriesLength;

    private TsFile(InputFile file) {
        this.file = file;
    }

    static List<Example<Channels, String>> read(InputFile file, BadExamples bad) {
        return new TsFile(file).read(bad);
    }

    private List<Example<Channels, String>> read(BadExamples bad) {
        List<Example<Channels, String>> examples = new ArrayList<>();
        List<String> lines = file.lines();
        boolean inData = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = i + 1;
            if (line.startsWith("#") || (line.isEmpty() && !inData)) {
                continue;
            }
            if (line.startsWith("@")) {
                inData |= line.toLowerCase(Locale.ROOT).startsWith("@data");
                fact(number, line.split("\\s+"));
            } else if (!inData) {
                throw file.error(number, "a series before @data; the lines before @data must start with # or @");
            } else {
                bad.keep(() -> example(number, line)).ifPresent(examples::add);
            }
        }
        if (!inData) {
            throw file.error(lines.size(), "the file has no @data line, so it has no series");
        }
        return examples;
    }

    private void fact(int number, String[] words) {
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "@classlabel" -> {
                if (words.length < 2 || !words[1].equalsIgnoreCase("true")) {
                    throw file.error(number, "@classLabel is not true, so there are no classes to learn");
                }
                classes = Arrays.asList(words).subList(2, words.length);
            }
            case "@targetlabel" -> {
                if (words.length > 1 && words[1].equalsIgnoreCase("true")) {
                    throw file.error(
                            number,
                            "@targetLabel is true, so the file has numbers to predict (regression), and there are no classes to learn");
                }
            }
            case "@dimensions" -> dimensions = count(number, words);
            case "@serieslength" -> seriesLength = count(number, words);
            case "@timestamps" -> {
                if (words.length > 1 && words[1].equalsIgnoreCase("true")) {
                    throw file.error(number, "@timestamps true is not supported; write only the values");
                }
            }
            default -> {} // names, comments, and fields that follow from the series
        }
    }

    private int count(int number, String[] words) {
        if (words.length < 2 || !words[1].matches("[1-9]\\d{0,8}")) {
            throw file.error(number, "%s must be a whole number of at least 1".formatted(words[0]));
        }
        return Integer.parseInt(words[1]);
    }

    private Example<Channels, String> example(int number, String line) {
        if (line.isEmpty()) {
            throw file.error(number, "an empty line");
        }
        List<String> channels = TsLine.channels(line);
        String label = channels.get(channels.size() - 1).strip();
        List<String> values = channels.subList(0, channels.size() - 1);
        if (values.isEmpty()) {
            throw file.error(number, "\":\" before the class is missing");
        }
        if (!classes.isEmpty() && !classes.contains(label)) {
            throw file.error(
                    number,
                    "the class \"%s\" is not in @classLabel; %sthere are %s"
                            .formatted(label, Suggestion.phrase(label, classes), String.join(", ", classes)));
        }
        if (dimensions > 0 && values.size() != dimensions) {
            throw file.error(number, "%d channels, but @dimensions is %d".formatted(values.size(), dimensions));
        }
        Channels series = TsLine.series(values, file.at(number));
        if (seriesLength > 0 && series.steps() != seriesLength) {
            throw file.error(number, "%d values, but @seriesLength is %d".formatted(series.steps(), seriesLength));
        }
        return new Example<>(series, requireLabel(label, number), file.at(number), "");
    }

    private String requireLabel(String label, int number) {
        if (label.isEmpty()) {
            throw new UserException(file.at(number) + ": the label is missing");
        }
        return label;
    }
}
