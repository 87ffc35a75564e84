package org.rnn4j.cli.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A folder with one file per class, named after it, and one text per line. */
final class LabelFolderDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        List<Path> files = inputs.members();
        boolean texts = inputs.isFolder() && inputs.sample().ending().equals("txt");
        if (!texts || files.size() < 2 || files.size() > 200) {
            return List.of();
        }
        boolean named =
                files.stream().noneMatch(file -> file.getFileName().toString().matches(".*\\d.*"));
        List<String> lines = new ArrayList<>();
        long rows = 0;
        for (Path file : files) {
            Sample sample = Sample.of(file);
            rows += sample.rows();
            sample.lines().stream().limit(50).forEach(lines::add);
            named &= sample.lines().stream().noneMatch(String::isBlank); // or else they are paragraphs of documents
        }
        if (rows < 5L * files.size()) {
            return List.of(); // documents rather than classes
        }
        return Classes.guesses(
                inputs,
                "folder",
                "a file per class, a text per line: "
                        + files.stream()
                                .limit(4)
                                .map(file -> file.getFileName().toString())
                                .collect(Collectors.joining(", ")),
                lines,
                files.size(),
                rows,
                named ? Guess.LIKELY : Guess.UNLIKELY,
                "%,d texts in %d files, one per class".formatted(rows, files.size()));
    }
}
