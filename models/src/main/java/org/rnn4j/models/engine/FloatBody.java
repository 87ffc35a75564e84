package org.rnn4j.models.engine;

import java.util.List;

/** The part of a network below its head: the input and the recurrent layers. Shared by the chunks of a batch. */
public final class FloatBody {
    final FloatInput input;
    final List<FloatLayer> layers;

    /** Number of parameters of the body; offset of the head's parameters. */
    public final int parameters;

    public FloatBody(FloatInput input, List<FloatLayer> layers, int parameters) {
        this.input = input;
        this.layers = List.copyOf(layers);
        this.parameters = parameters;
    }

    /** Output features per time step. */
    int width() {
        return layers.isEmpty() ? input.width() : layers.get(layers.size() - 1).width();
    }

    /** Index of the first task of each layer, then of the input, then of the head. */
    int[] firstTasks() {
        int[] first = new int[layers.size() + 2];
        for (int l = 0; l < layers.size(); l++) {
            first[l + 1] = first[l] + layers.get(l).tasks();
        }
        first[layers.size() + 1] = first[layers.size()] + input.packTasks();
        return first;
    }
}
