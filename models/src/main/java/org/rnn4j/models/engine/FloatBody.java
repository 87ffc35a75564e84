package org.rnn4j.models.engine;

import java.util.List;

/** Everything below the head: what the network reads, and its recurrent layers. Shared by the chunks of a batch. */
public final class FloatBody {
    final FloatInput input;
    final List<FloatLayer> layers;

    /** Parameters that belong to it: the head's start here. */
    public final int parameters;

    public FloatBody(FloatInput input, List<FloatLayer> layers, int parameters) {
        this.input = input;
        this.layers = List.copyOf(layers);
        this.parameters = parameters;
    }

    /** Numbers a step that it gives. */
    int width() {
        return layers.isEmpty() ? input.width() : layers.get(layers.size() - 1).width();
    }

    /** Number of the first task of each layer; of the input after them; then that of whatever follows. */
    int[] firstTasks() {
        int[] first = new int[layers.size() + 2];
        for (int l = 0; l < layers.size(); l++) {
            first[l + 1] = first[l] + layers.get(l).tasks();
        }
        first[layers.size() + 1] = first[layers.size()] + input.packTasks();
        return first;
    }
}
