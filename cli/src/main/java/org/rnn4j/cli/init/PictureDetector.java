package org.rnn4j.cli.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.datasets.picture.PictureFolder;

/** Pictures with a class each: in a subfolder per class. */
final class PictureDetector {
    private static final int MAX_CLASSES = 1000;
    private static final int MIN_EXAMPLES = 3; // per class
    private static final int LARGEST = 64; // side of a network's input

    private PictureDetector() {}

    /** The guess for a folder or an archive; empty if it has no subfolders of pictures. */
    static Optional<Guess> guess(Inputs inputs, Path path) {
        return PictureFolder.of(path).flatMap(pictures -> guess(inputs, pictures));
    }

    private static Optional<Guess> guess(Inputs inputs, PictureFolder pictures) {
        List<String> classes = pictures.names().stream()
                .map(name -> name.replaceFirst("/[^/]*$", "").replaceFirst(".*/", ""))
                .distinct()
                .toList();
        int examples = pictures.names().size();
        if (classes.size() < 2 || classes.size() > MAX_CLASSES || examples < MIN_EXAMPLES * classes.size()) {
            return Optional.empty();
        }
        GuessBuilder guess = new GuessBuilder("classification", "labelled-images", inputs)
                .data(
                        "format",
                        "folders",
                        "a subfolder per class: " + classes.stream().limit(4).collect(Collectors.joining(", ")));
        return Optional.of(sized(guess, pictures.width(), pictures.height())
                .data("augmentation", "{shift: 0.1}", "flip: 0.5 helps where left and right do not matter")
                .splits(inputs, examples)
                .training("batch-size", 32, "")
                .training("epochs", 20, "")
                .training("best-by", "score", "")
                .training("optimizer", "{type: adam, learning-rate: 0.002}", "")
                .build(Guess.SURE, "%,d pictures of %d classes".formatted(examples, classes.size())));
    }

    /** The size of the input for pictures of a size. */
    static GuessBuilder sized(GuessBuilder guess, int width, int height) {
        int side = Math.min(LARGEST, Math.max(width, height));
        return guess.data("height", Integer.toString(side), "a picture has %d x %d pixels".formatted(width, height))
                .data("width", Integer.toString(side), "");
    }
}
