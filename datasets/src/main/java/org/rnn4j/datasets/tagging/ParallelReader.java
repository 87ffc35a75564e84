package org.rnn4j.datasets.tagging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;

/** Reads sentences from two files with corresponding lines. */
final class ParallelReader {
    private ParallelReader() {}

    static List<Sentence> read(
            InputFiles files, String key, String folder, TaggedFormat.Parallel format, BadExamples bad) {
        InputFile words = files.read(key, file(key, folder, format.words()));
        InputFile tags = files.read(key, file(key, folder, format.tags()));
        List<List<String>> wordLines = parted(words.linesBeside(tags));
        List<List<String>> tagLines = parted(tags.linesBeside(words));
        if (wordLines.size() != tagLines.size()) {
            throw unequal(words, wordLines, tags, tagLines);
        }
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < wordLines.size(); i++) {
            List<String> sentence = wordLines.get(i);
            if (sentence.size() != tagLines.get(i).size()) {
                bad.add(words.error(
                        i + 1,
                        "%d words, but %s has %d tags"
                                .formatted(
                                        sentence.size(),
                                        tags.at(i + 1),
                                        tagLines.get(i).size())));
            } else if (!sentence.isEmpty()) {
                sentences.add(new Sentence(words.at(i + 1), sentence, tagLines.get(i)));
            }
        }
        return sentences;
    }

    private static Path file(String key, String folder, String name) {
        for (Path file : List.of(Path.of(folder, name), Path.of(folder, name + ".gz"))) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new UserException("%s = %s: there is no %s or %s.gz; name a folder with %s"
                .formatted(key, folder, name, name, "the files of data.format.words and data.format.tags"));
    }

    private static List<List<String>> parted(List<String> lines) {
        return lines.stream()
                .map(line -> line.isBlank()
                        ? List.<String>of()
                        : List.of(line.strip().split("[ \t]+")))
                .toList();
    }

    private static UserException unequal(
            InputFile words, List<List<String>> wordLines, InputFile tags, List<List<String>> tagLines) {
        int line = 0;
        while (count(wordLines, line) == count(tagLines, line)) {
            line++;
        }
        return new UserException(
                "%s has %d lines, but %s has %d; they first differ at line %d, with %d words and %d tags; lines must correspond"
                        .formatted(
                                words.name(),
                                wordLines.size(),
                                tags.name(),
                                tagLines.size(),
                                line + 1,
                                count(wordLines, line),
                                count(tagLines, line)));
    }

    private static int count(List<List<String>> lines, int line) {
        return line < lines.size() ? lines.get(line).size() : 0;
    }
}
