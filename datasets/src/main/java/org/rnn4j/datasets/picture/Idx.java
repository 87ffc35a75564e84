package org.rnn4j.datasets.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.file.IdxFile;

/**
 * Files of MNIST: an idx file of gray pictures, and one with their labels, numbers from 0 to 255.
 *
 * @param labels files of labels for those of {@code data.source}, in the same order
 * @param validationLabels files of labels for {@code data.validation}
 * @param testLabels files of labels for {@code data.test}
 */
public record Idx(
        @Doc("Files of labels for those of data.source, in their order.") @FileKey
        List<String> labels,

        @Default("[]") @Doc("Files of labels for those of data.validation.") @FileKey
        List<String> validationLabels,

        @Default("[]") @Doc("Files of labels for those of data.test.") @FileKey
        List<String> testLabels)
        implements PictureFormat {
    public Idx {
        labels = List.copyOf(labels);
        validationLabels = List.copyOf(validationLabels);
        testLabels = List.copyOf(testLabels);
    }

    @Override
    public boolean hasGroups() {
        return false;
    }

    @Override
    public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
        List<String> files =
                key.equals("data.source") ? labels : key.equals("data.test") ? testLabels : validationLabels;
        String name = key.equals("data.source") ? "labels" : key.replace("data.", "") + "-labels";
        if (names.isEmpty()) {
            return List.of();
        }
        if (names.size() != files.size()) {
            throw new UserException(
                    "%s names %d files and data.format.%s %d; every file of pictures needs one of labels"
                            .formatted(key, names.size(), name, files.size()));
        }
        List<Example<MediaFile, String>> examples = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            IdxFile pictures = pictures(inputs.media().files(), key, names.get(f));
            IdxFile targets = labels(inputs.media().files(), "data.format." + name, files.get(f));
            if (pictures.count() != targets.count()) {
                throw new UserException("%s has %,d pictures, but %s %,d labels; use files that belong together"
                        .formatted(pictures.name(), pictures.count(), targets.name(), targets.count()));
            }
            for (int i = 0; i < pictures.count(); i++) {
                MediaFile picture = picture(pictures, i);
                examples.add(new Example<>(picture, String.valueOf(targets.values()[i] & 0xFF), picture.name(), ""));
            }
        }
        return examples;
    }

    /** Reads a file of pictures. */
    public static IdxFile pictures(InputFiles files, String key, String name) {
        return open(files, key, name, 3, "pictures (count, height, width)");
    }

    /** Reads a file of the labels of pictures. */
    public static IdxFile labels(InputFiles files, String key, String name) {
        return open(files, key, name, 1, "labels (count)");
    }

    private static IdxFile open(InputFiles files, String key, String name, int axes, String meaning) {
        Path path = files.locate(key, name);
        try {
            return IdxFile.read(path.toString(), files.counted(PackedFile.open(path)), axes, meaning);
        } catch (IOException e) {
            throw PackedFile.unreadable(path.toString(), e);
        }
    }

    private static MediaFile picture(IdxFile file, int index) {
        return new MediaFile.Generated(
                file.name() + "#" + index, () -> Png.bitmap(file.picture(index).image()));
    }
}
