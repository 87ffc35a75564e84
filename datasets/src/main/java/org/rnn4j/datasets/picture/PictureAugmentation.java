package org.rnn4j.datasets.picture;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.sides.Augmentation;

/**
 * Random changes to training pictures, drawn again for every picture and epoch: the block {@code data.augmentation}. All draws are
 * uniform. Immutable; an instance is always valid.
 *
 * @param flip probability that a picture is mirrored, left to right
 * @param shift greatest shift in each direction, as a share of the height and the width; the space that it leaves is black
 * @param brightness greatest relative change of all values
 * @param contrast greatest relative change of the distance of values from the mean of their picture
 * @param saturation greatest relative change of the distance of colors from gray
 */
public record PictureAugmentation(
        @Default("0")
        @Range(min = 0, max = 1)
        @Doc("Probability that a picture is mirrored, left to right; captions do not change with it.")
        double flip,

        @Default("0")
        @Range(min = 0, max = 0.5)
        @Doc("Greatest shift in each direction, as a share of height and width.")
        double shift,

        @Default("0") @Range(min = 0, max = 1) @Doc("Greatest relative change of the brightness.")
        double brightness,

        @Default("0") @Range(min = 0, max = 1) @Doc("Greatest relative change of the contrast.")
        double contrast,

        @Default("0") @Range(min = 0, max = 1) @Doc("Greatest relative change of the saturation of colors.")
        double saturation) {
    public PictureAugmentation {
        Ranges.require("data.augmentation", PictureAugmentation.class, flip, shift, brightness, contrast, saturation);
    }

    boolean isOn() {
        return flip > 0 || shift > 0 || brightness > 0 || contrast > 0 || saturation > 0;
    }

    /** The changes for pictures of a side. */
    public <S> Augmentation<S> of(PictureSide side) {
        if (!isOn()) {
            return Augmentation.none();
        }
        return (item, source, random) -> {
            PictureChange change = PictureChange.draw(this, random);
            return side.values(change.of(side.pixels(source)));
        };
    }
}
