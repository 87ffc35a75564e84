package org.rnn4j.models.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.network.FloatNetwork;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;

/** A language model run by the engine, as in {@code rnn4j train}. */
final class FusedSubject implements Subject {
    private final BenchSpec spec;
    private final FloatGemm gemm;
    private final Workers workers;
    private final LanguageModel model;
    private final SequenceBatch batch;

    FusedSubject(BenchSpec spec) {
        this.spec = spec;
        gemm = spec.gemm().float32();
        workers = Workers.of(spec.effectiveThreads());
        model = FloatNetwork.languageModel(network(spec), gemm, workers, SEED);
        batch = RandomTokens.batch(spec);
    }

    /** Creates the network of a language-model job. */
    static MultiLayerNetwork network(BenchSpec spec) {
        JobSpec job = spec.job();
        try (SequenceModel model = new LanguageModelFactory()
                .create(job, new InputSpec.Tokens(spec.vocab()), new OutputSpec.Tokens(spec.vocab()))) {
            return Dl4jNetwork.of(model.network()).layers();
        }
    }

    @Override
    public String gemm() {
        return spec.gemm().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void train() {
        model.train(batch, null, LEARNING_RATE, CLIP_NORM);
    }

    @Override
    public void forward() {
        model.evaluate(batch, null);
    }

    @Override
    public Runnable stepper(int streams) {
        int[] tokens = RandomTokens.draw(streams, 1, spec.vocab(), SEED).ids();
        return new Runnable() {
            private RnnState state;

            @Override
            public void run() {
                state = model.step(tokens, state).after();
            }
        };
    }

    @Override
    public Product product(int gates) {
        int threads = Math.min(workers.threads(), spec.batch());
        int rows = (spec.batch() + threads - 1) / threads;
        int hidden = spec.hidden();
        float[] values = new float[hidden * Math.max(hidden, rows)];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        float[][][] packed = new float[gates][][];
        for (int gate = 0; gate < gates; gate++) {
            packed[gate] = gemm.allocate(hidden, hidden);
            gemm.pack(values, 0, hidden, false, hidden, hidden, packed[gate]);
        }
        float[][] out = new float[threads][rows * hidden];
        double flopsOfAStep = 2.0 * rows * gates * hidden * hidden;
        int steps = (int) Math.ceil(2e7 / flopsOfAStep); // makes the cost of starting threads negligible
        Runnable once = () -> workers.run(threads, thread -> {
            for (int step = 0; step < steps; step++) {
                for (float[][] weights : packed) {
                    gemm.multiply(values, 0, hidden, weights, out[thread], 0, hidden, rows, hidden, hidden, false);
                }
            }
        });
        return new Product(once, flopsOfAStep * steps * threads);
    }

    @Override
    public void close() {
        model.close();
    }
}
