package org.rnn4j.models.head;

import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDropout;
import org.rnn4j.models.kernel.fused.FloatScratch;

/** Forward and backward pass of a {@link FloatPooledHead} over one chunk. */
final class FloatPooledPass implements FloatHeadPass {
    private final FloatPooledHead head;
    private final int width;
    private final FloatPooling pooling;
    private final FloatDensePass outputs;
    private Chunks.Chunk chunk;
    private int count;
    private SequenceValues targets;

    private float[] pooled = new float[0];
    private float[] gradientOfPooled = new float[0];
    private float[] mask = new float[0];
    private boolean drops;

    FloatPooledPass(FloatPooledHead head) {
        this.head = head;
        width = head.dense().inputs;
        pooling = FloatPooling.of(head.pooling(), width, head.directions(), head.attention());
        outputs = new FloatDensePass(head.dense());
    }

    @Override
    public void load(Chunks.Chunk sequences, int timeSteps, SequenceValues batchTargets) {
        chunk = sequences;
        count = sequences.rows().length;
        targets = batchTargets;
        pooling.shape(sequences, timeSteps);
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        pooled = FloatArrays.atLeast(pooled, count * width);
        pooling.forward(values, from, pooled);
        drops = random != null && head.retain() < 1;
        if (drops) {
            mask = FloatArrays.atLeast(mask, count * width);
            FloatDropout.draw(mask, count * width, head.retain(), random);
            FloatDropout.apply(pooled, 0, mask, 0, pooled, 1, count * width);
        }
    }

    @Override
    public double loss(float scale) {
        if (targets == null || targets instanceof SequenceValues.None) {
            return 0;
        }
        float[] z = outputs.forward(pooled, 0, count);
        double loss = 0;
        for (int i = 0; i < count; i++) {
            loss += head.criterion().loss(z, i * head.dense().outputs, targets, chunk.rows()[i], 0, scale);
        }
        return loss;
    }

    @Override
    public void inputGradient(float[] gradient) {
        gradientOfPooled = FloatArrays.atLeast(gradientOfPooled, count * width);
        outputs.inputGradient(gradientOfPooled);
        if (drops) {
            FloatDropout.apply(gradientOfPooled, 0, mask, 0, gradientOfPooled, 1, count * width);
        }
        pooling.backward(gradientOfPooled, gradient);
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        int own = head.dense().blocks();
        if (task < own) {
            outputs.addGradients(task, gradients, scratch);
        } else {
            pooling.addGradients(task - own, gradients, scratch);
        }
    }

    @Override
    public void predict(Predictions into) {
        float[] z = outputs.forward(pooled, 0, count);
        for (int i = 0; i < count; i++) {
            head.criterion().predict(z, i * head.dense().outputs, chunk.rows()[i], 0, 1, into);
        }
    }
}
