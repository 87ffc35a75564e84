package org.rnn4j.models.head;

/** The last valid step of the forward features and the first of the backward ones; zeros for an empty sequence. */
final class FloatLastPooling extends FloatPooling {
    private final int forward;

    /** @param forward number of forward features, which precede the backward ones */
    FloatLastPooling(int width, int forward) {
        super(width);
        this.forward = forward;
    }

    @Override
    public void forward(float[] values, int from, float[] pooled) {
        for (int i = 0; i < count; i++) {
            int last = at(Math.max(0, lengths[i] - 1), i);
            for (int j = 0; j < width; j++) {
                int source = from + (j < forward ? last : at(0, i)) + j;
                pooled[i * width + j] = lengths[i] == 0 ? 0 : values[source];
            }
        }
    }

    @Override
    void addBackward(float[] dPooled, float[] gradient) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width && lengths[i] > 0; j++) {
                int source = (j < forward ? at(lengths[i] - 1, i) : at(0, i)) + j;
                gradient[source] += dPooled[i * width + j];
            }
        }
    }
}
