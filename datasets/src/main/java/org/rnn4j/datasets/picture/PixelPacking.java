package org.rnn4j.datasets.picture;

import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.media.Packing;
import org.rnn4j.datasets.picture.file.Pixels;

/** Pictures as one byte for each channel of a pixel, a quarter of what a network reads. */
record PixelPacking(PictureSide side) implements Packing {

    @Override
    public byte[] pack(SequenceValues item) {
        return side.pixels(item).values();
    }

    @Override
    public SequenceValues unpack(byte[] bytes, int steps) {
        return side.values(new Pixels(
                side.spec().channels().count(),
                side.spec().height(),
                side.spec().width(),
                bytes));
    }
}
