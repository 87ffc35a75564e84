package org.rnn4j.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A folder with a subfolder per class, and one text per file. */
final class SubfolderDetector implements Detector {
    private static final int SAMPLED = 500;

    @Override
    public List<Guess> guesses(Inputs inputs) {
        List<String> classes = inputs.subfolders();
        int files = inputs.members().size();
        if (classes.isEmpty() || classes.size() > 200 || files < 3 * classes.size()) {
            return List.of();
        }
        int every = Math.max(1, files / SAMPLED);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < files; i += every) {
            texts.add(Sample.of(inputs.members().get(i)).text().strip());
        }
        return Classes.guesses(
                inputs,
                "folders",
                "a subfolder per class, a text per file: "
                        + classes.stream().limit(4).collect(Collectors.joining(", ")),
                texts,
                classes.size(),
                files,
                Guess.SURE,
                "%,d files in %d subfolders, one per class".formatted(files, classes.size()));
    }
}
