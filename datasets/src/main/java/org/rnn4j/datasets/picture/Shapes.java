package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaFile;

/**
 * Generated pictures of colored shapes with a caption each, {@code a large red circle left of a small blue square}, for {@code
 * data.source = shapes}. Some colored shapes of one size are held out: only pictures of the part {@code held-out} have them. The
 * group of an example is its part: {@code train}, {@code validation} or {@code held-out}.
 *
 * @param train number of pictures of the part {@code train}
 * @param validation number of pictures of the part {@code validation}
 * @param test number of pictures of the part {@code held-out}
 * @param objects greatest number of objects of a picture
 * @param heldOut number of kinds of objects, each of a size, a color and a shape, that are held out
 * @param size height and width in pixels
 * @param seed seed of all draws; it does not depend on that of the job, so that the data stay the same
 */
public record Shapes(
        @Default("4000") @Range(min = 1, max = 1_000_000) @Doc("Number of pictures of the part train.")
        int train,

        @Default("500") @Range(min = 0, max = 1_000_000) @Doc("Number of pictures of the part validation.")
        int validation,

        @Default("500") @Range(min = 0, max = 1_000_000) @Doc("Number of pictures of the part held-out.")
        int test,

        @Default("2") @Range(min = 1, max = 2) @Doc("Greatest number of objects of a picture.")
        int objects,

        @Default("8")
        @Range(min = 1, max = 24)
        @Doc("Number of kinds of objects, of 48, that only pictures of the part held-out have.")
        int heldOut,

        @Default("48") @Range(min = 16, max = 1024) @Doc("Height and width of the pictures, in pixels.")
        int size,

        @Default("1") @Doc("Seed of the pictures; independent of the seed of the job.")
        long seed)
        implements PictureFormat {
    /** The name of these pictures in {@code data.source}. */
    public static final String NAME = "shapes";

    private static final String PART = "part";

    public Shapes {
        Ranges.require("data.format", Shapes.class, train, validation, test, objects, heldOut, size, seed);
    }

    @Override
    public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        if (!names.equals(List.of(NAME))) {
            throw new UserException("%s = %s, but data.format = shapes draws its pictures; set %s = shapes"
                    .formatted(key, String.join(", ", names), key));
        }
        if (!inputs.media().group().equals(Optional.of(PART))) {
            throw new UserException(
                    "data.format = shapes has parts of its own; set data.split = {type: group, by: part, validation: [validation], test: [held-out]}");
        }
        Random random = new Random(seed);
        ShapeScenes scenes = new ShapeScenes(objects, heldOut, random);
        List<Example<MediaFile, String>> examples = new ArrayList<>();
        add(examples, random, scenes, "train", train, false);
        add(examples, random, scenes, "validation", validation, false);
        add(examples, random, scenes, "held-out", test, true);
        return examples;
    }

    private void add(
            List<Example<MediaFile, String>> examples,
            Random random,
            ShapeScenes scenes,
            String part,
            int count,
            boolean isHeldOut) {
        for (int i = 0; i < count; i++) {
            ShapeScene scene = scenes.next(isHeldOut);
            long drawing = random.nextLong();
            MediaFile file = new MediaFile.Generated(
                    "%s/%s/%05d.png".formatted(NAME, part, i + 1), () -> Png.of(scene.draw(size, new Random(drawing))));
            examples.add(new Example<>(file, scene.caption(), file.name(), part));
        }
    }
}
