package org.rnn4j.models.head.segment;

import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.models.head.FloatCriterion;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FusedCells;

/** The weights of a {@link SegmentShape}; the features of a window are the outputs of the body, which has no layers. */
public final class FloatSegmentHead implements FloatHead {
    final SegmentShape shape;
    final FloatCriterion criterion;
    final double retain;
    final FloatDense embed;
    final FloatDense output;
    /** Null without features that are known ahead. */
    final FloatDense known;

    final FloatDirectionWeights layer;
    final int layerOffset;
    final int positionOffset;
    final int channelOffset;
    final float[] positions;
    final float[] channels;

    /**
     * Creates a head.
     *
     * @param offset offset of its parameters in the flat parameters
     * @param criterion loss of {@code shape.width()} outputs; null for a head that only computes them
     * @param retain probability of keeping a unit before the output in training; 1 = no dropout
     */
    public FloatSegmentHead(SegmentShape shape, FloatGemm gemm, int offset, FloatCriterion criterion, double retain) {
        this.shape = shape;
        this.criterion = criterion;
        this.retain = retain;
        embed = new FloatDense(
                gemm,
                shape.embedded(),
                shape.hidden(),
                offset + shape.offset("embed_W"),
                offset + shape.offset("embed_b"));
        output = new FloatDense(
                gemm,
                shape.hidden(),
                shape.segment() * shape.outputs(),
                offset + shape.offset("output_W"),
                offset + shape.offset("output_b"));
        known = shape.known() == 0
                ? null
                : new FloatDense(
                        gemm, shape.segment() * shape.known(), shape.hidden(), offset + shape.offset("known_W"), -1);
        layer = FusedCells.weights(gemm, shape.layer(), false);
        layerOffset = offset + shape.offset("layer_W");
        positionOffset = offset + shape.offset("position_W");
        channelOffset = offset + shape.offset("channel_W");
        positions = new float[shape.decoded() * shape.position()];
        channels = new float[shape.targets() * (shape.hidden() - shape.position())];
    }

    /** A task: the work of one part. */
    interface Task<T> {
        void on(T part, int task);
    }

    /** Calls the part that a task belongs to; the last task is that of the positions and channels. */
    void dispatch(
            int task,
            Task<FloatDense> ofEmbed,
            Runnable ofTables,
            Task<FloatDense> ofOutput,
            Task<FloatDense> ofKnown,
            Task<FloatDirectionWeights> ofLayer) {
        int at = task;
        if (at < embed.blocks()) {
            ofEmbed.on(embed, at);
            return;
        }
        at -= embed.blocks();
        if (at < layer.parts()) {
            ofLayer.on(layer, at);
            return;
        }
        at -= layer.parts();
        if (at < output.blocks()) {
            ofOutput.on(output, at);
            return;
        }
        at -= output.blocks();
        if (known != null && at < known.blocks()) {
            ofKnown.on(known, at);
        } else {
            ofTables.run();
        }
    }

    @Override
    public int tasks() {
        return embed.blocks() + layer.parts() + output.blocks() + (known == null ? 0 : known.blocks()) + 1;
    }

    @Override
    public void pack(int task, float[] parameters, boolean forBackward) {
        Task<FloatDense> dense = (part, block) -> part.pack(block, parameters, forBackward);
        dispatch(
                task,
                dense,
                () -> {
                    System.arraycopy(parameters, positionOffset, positions, 0, positions.length);
                    System.arraycopy(parameters, channelOffset, channels, 0, channels.length);
                },
                dense,
                dense,
                (part, index) -> part.packPart(parameters, layerOffset, index, forBackward));
    }

    @Override
    public FloatSegmentPass pass() {
        return new FloatSegmentPass(this);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return criterion.newPredictions(batch);
    }
}
