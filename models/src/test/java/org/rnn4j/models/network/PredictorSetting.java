package org.rnn4j.models.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ForecastingFactory;
import org.rnn4j.models.task.GenerationFactory;
import org.rnn4j.models.task.PredictorFactory;
import org.rnn4j.models.task.TaggingFactory;
import org.rnn4j.models.task.TranscriptionFactory;

/** A small network of a predictor task, and random batches for it. */
record PredictorSetting(PredictorFactory factory, String model, InputSpec input, OutputSpec output) {
    static final int BATCH = 5;
    static final int TIME = 6;
    static final int[] LENGTHS = {6, 1, 4, 6, 2};
    static final int[] IN_ORDER = {0, 1, 2, 3, 4};

    private static final InputSpec TOKENS = new InputSpec.Tokens(7);
    private static final InputSpec WORDS = new InputSpec.Words(7, 6, Optional.empty());
    private static final InputSpec VECTORS = new InputSpec.Vectors(3);
    private static final InputSpec KNOWN_AHEAD =
            new InputSpec.Vectors(3, Optional.of(new InputSpec.Window(2, 4, 2, 3, true)));
    private static final InputSpec WINDOWS =
            new InputSpec.Vectors(3, Optional.of(new InputSpec.Window(1, 6, 3, 3, false)));
    private static final InputSpec IMAGES = new InputSpec.Images(2, 5, 4);
    private static final InputSpec FRAMES = new InputSpec.Frames(1, 4, 5);
    private static final OutputSpec THREE_STEPS_OF_TWO = new OutputSpec.OneVector(6);
    private static final OutputSpec CLASSES = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(8L, 1L, 3L));
    private static final OutputSpec TAGS = new OutputSpec.Tags(List.of("x", "y", "z", "w"));
    private static final OutputSpec VECTOR = new OutputSpec.OneVector(2);
    private static final OutputSpec LABELS = new OutputSpec.Labels(4);
    private static final OutputSpec VALUES = new OutputSpec.RealValues(2);

    /** The same, and one whose gradients are not those of its loss. */
    static Stream<PredictorSetting> all() {
        return Stream.concat(
                unweighted(), Stream.of(classifies("cell: gru, pooling: mean, class-weights: balanced", TOKENS)));
    }

    /** Settings whose last layer computes a loss in DL4J. */
    static Stream<PredictorSetting> trainedByDl4j() {
        return all().filter(setting -> !setting.readsSegments());
    }

    /** Settings that cover every head, pooling, distribution, kind of input and cell. */
    static Stream<PredictorSetting> unweighted() {
        return Stream.of(
                classifies("cell: lstm, bidirectional: true", VECTORS),
                classifies("cell: gru, pooling: mean", TOKENS),
                classifies("cell: basic-rnn, pooling: max, bidirectional: true, embedding-size: 4", TOKENS),
                classifies("cell: lstm, pooling: attention, bidirectional: true, layers: 2, residual: true", VECTORS),
                classifies("cell: gru, reset-after: false, pooling: attention, embedding-size: 3", TOKENS),
                classifies("cell: lstm, bidirectional: true, layers: 2, layer-norm: true", TOKENS),
                forecasts("cell: gru", VECTORS, VECTOR),
                forecasts("cell: lstm, distribution: {type: quantile}, pooling: mean", VECTORS, VECTOR),
                forecasts("cell: lstm, distribution: {type: gaussian}, bidirectional: true", VECTORS, VECTOR),
                forecasts("cell: gru, distribution: student-t", VECTORS, VECTOR),
                forecasts("cell: gru, distribution: {type: mixture, components: 2}", VECTORS, VECTOR),
                forecasts("cell: gru, distribution: point", VECTORS, VALUES),
                forecasts("cell: gru, distribution: {type: quantile}, bidirectional: true", VECTORS, VALUES),
                forecasts("cell: basic-rnn, distribution: {type: gaussian}", TOKENS, VALUES),
                generates("cell: lstm, components: 3", new OutputSpec.Strokes()),
                generates("cell: gru, layers: 2, components: 2, sigma-floor: 0.2", VALUES),
                generates("cell: basic-rnn", new OutputSpec.MultiHot(4)),
                forecasts("cell: gru, forecast: segments, segment: 2", KNOWN_AHEAD, THREE_STEPS_OF_TWO),
                forecasts("cell: lstm, forecast: segments, segment: 3, distribution: quantile", WINDOWS, VECTOR),
                new PredictorSetting(new TaggingFactory(), "cell: lstm, bidirectional: true, layers: 2", TOKENS, TAGS),
                new PredictorSetting(new TaggingFactory(), "cell: gru", VECTORS, TAGS),
                tags("cell: lstm, bidirectional: true, crf: true", TOKENS),
                tags("cell: gru, crf: true, embedding-size: 3, characters: {embedding-size: 2, filters: 3}", WORDS),
                tags("cell: lstm, crf: true", WORDS),
                tags("cell: gru, embedding-size: 3, characters: {embedding-size: 3, filters: 2, width: 4}", WORDS),
                transcribes("cell: lstm, bidirectional: true, layers: 2", VECTORS),
                transcribes("cell: gru, embedding-size: 3", TOKENS),
                classifies("layers: 0, pooling: max, encoder: {filters: [3, 4], blocks: 1}", IMAGES),
                classifies("layers: 0, pooling: mean, encoder: {filters: [32], blocks: 0, stride: 2}", IMAGES),
                classifies("layers: 0, encoder: {filters: [2, 3], blocks: 2, features: 3}", IMAGES),
                classifies("cell: gru, bidirectional: true, encoder: {filters: [2, 2, 3]}", IMAGES),
                classifies("cell: gru, pooling: mean, encoder: {filters: [2, 3], features: 4}", FRAMES),
                transcribes("cell: lstm, encoder: {filters: [3], blocks: 0, stride: 3, features: 2}", FRAMES),
                transcribes("layers: 0, encoder: {filters: [2], blocks: 0, features: 3}", FRAMES));
    }

    static PredictorSetting classifies(String model, InputSpec input) {
        return new PredictorSetting(new ClassificationFactory(), model, input, CLASSES);
    }

    static PredictorSetting forecasts(String model, InputSpec input, OutputSpec output) {
        return new PredictorSetting(new ForecastingFactory(), model, input, output);
    }

    static PredictorSetting generates(String model, OutputSpec output) {
        return new PredictorSetting(new GenerationFactory(), model, VECTORS, output);
    }

    static PredictorSetting tags(String model, InputSpec input) {
        return new PredictorSetting(new TaggingFactory(), model, input, TAGS);
    }

    static PredictorSetting transcribes(String model, InputSpec input) {
        return new PredictorSetting(new TranscriptionFactory(), model, input, LABELS);
    }

    boolean readsSegments() {
        return model.contains("segments");
    }

    PredictorSetting with(String more) {
        return new PredictorSetting(factory, model + ", " + more, input, output);
    }

    /** SGD: Adam would amplify a rounding error in a tiny gradient to a full step. */
    JobSpec job() {
        String size = Stream.of("layers: 1", "bidirectional: false", "dropout: 0", "pooling: last")
                .filter(key -> !(" " + model).contains(" " + key.substring(0, key.indexOf(':') + 1)))
                .filter(key -> !key.startsWith("pooling") || factory instanceof ClassificationFactory)
                .map(key -> key + ", ")
                .collect(Collectors.joining());
        String keys = """
                task: %s
                seed: 3
                threads: 2
                model: {hidden-size: 4, %s%s}
                training: {optimizer: {type: sgd, momentum: 0}}
                """;
        return Models.parse(keys.formatted(factory.task(), size, model));
    }

    MultiLayerNetwork network(DataType type) {
        return factory.network(job(), input, output, type);
    }

    /** Random sequences; one in four real targets is unknown. */
    SequenceBatch batch(long seed, int[] lengths) {
        Random random = new Random(seed);
        return new SequenceBatch(
                inputs(random), targets(random), input instanceof InputSpec.Images ? null : lengths, false);
    }

    boolean hasImages() {
        return input instanceof InputSpec.Images || input instanceof InputSpec.Frames;
    }

    private SequenceValues inputs(Random random) {
        if (input instanceof InputSpec.Words words) {
            return words(random, words);
        }
        if (input instanceof InputSpec.Images i) {
            int values = BATCH * i.channels() * i.height() * i.width();
            return new Images(BATCH, i.channels(), i.height(), i.width(), reals(random, values));
        }
        if (input instanceof InputSpec.Frames f) {
            int values = BATCH * TIME * f.channels() * f.height() * f.width();
            return new Frames(BATCH, TIME, f.channels(), f.height(), f.width(), reals(random, values));
        }
        return input instanceof InputSpec.Tokens tokens ? ids(random, tokens.vocabularySize()) : vectors(random, 3);
    }

    private SequenceValues targets(Random random) {
        if (output instanceof OutputSpec.OneClass classes) {
            return new ClassIds(random.ints(BATCH, 0, classes.classes().size()).toArray());
        }
        if (output instanceof OutputSpec.Tags tags) {
            return ids(random, tags.tags().size());
        }
        if (output instanceof OutputSpec.OneVector vector) {
            return new OneVector(BATCH, vector.width(), holes(reals(random, BATCH * vector.width())));
        }
        if (output instanceof OutputSpec.Labels labels) {
            int[] ids = random.ints(BATCH * 3, 1, labels.vocabularySize()).toArray();
            return new TokenSequences(new TokenIds(BATCH, 3, ids), new int[] {3, 1, 2, 0, 1}); // fit into LENGTHS
        }
        if (output instanceof OutputSpec.Strokes) {
            return strokes(random);
        }
        if (output instanceof OutputSpec.MultiHot features) {
            float[] on = new float[BATCH * features.features() * TIME];
            for (int i = 0; i < on.length; i++) {
                on[i] = random.nextInt(2);
            }
            return new RealVectors(BATCH, features.features(), TIME, on);
        }
        RealVectors all = vectors(random, 2);
        if (factory instanceof GenerationFactory) {
            return all;
        }
        return new RealVectors(BATCH, 2, TIME, holes(all.values()));
    }

    private static RealVectors strokes(Random random) {
        float[] steps = new float[BATCH * 5 * TIME];
        for (int b = 0; b < BATCH; b++) {
            for (int t = 0; t < TIME; t++) {
                steps[b * 5 * TIME + t] = random.nextFloat();
                steps[(b * 5 + 1) * TIME + t] = random.nextFloat();
                steps[(b * 5 + 2 + random.nextInt(3)) * TIME + t] = 1;
            }
        }
        return new RealVectors(BATCH, 5, TIME, steps);
    }

    private static float[] holes(float[] values) {
        for (int j = 3; j < values.length; j += 4) {
            values[j] = Float.NaN;
        }
        return values;
    }

    private static TokenIds ids(Random random, int vocabulary) {
        return new TokenIds(
                BATCH, TIME, random.ints(BATCH * TIME, 0, vocabulary).toArray());
    }

    private static WordIds words(Random random, InputSpec.Words words) {
        int[][] spellings = new int[BATCH * TIME][];
        for (int i = 0; i < spellings.length; i++) {
            spellings[i] = random.ints(random.nextInt(5), 1, words.characters()).toArray();
        }
        return new WordIds(ids(random, words.vocabularySize()), spellings);
    }

    private static RealVectors vectors(Random random, int features) {
        return new RealVectors(BATCH, features, TIME, reals(random, BATCH * features * TIME));
    }

    private static float[] reals(Random random, int count) {
        float[] values = new float[count];
        for (int j = 0; j < count; j++) {
            values[j] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same sequences in another order. */
    static SequenceBatch reordered(SequenceBatch batch, int... order) {
        int[] lengths = batch.lengths() == null
                ? null
                : IntStream.of(order).map(b -> batch.lengths()[b]).toArray();
        return new SequenceBatch(rows(batch.inputs(), order), rows(batch.targets(), order), lengths, false);
    }

    private static SequenceValues rows(SequenceValues values, int... order) {
        if (values instanceof ClassIds ids) {
            return new ClassIds(IntStream.of(order).map(b -> ids.classes()[b]).toArray());
        }
        if (values instanceof TokenIds ids) {
            int[] out = new int[order.length * ids.time()];
            for (int b = 0; b < order.length; b++) {
                System.arraycopy(ids.ids(), order[b] * ids.time(), out, b * ids.time(), ids.time());
            }
            return new TokenIds(order.length, ids.time(), out);
        }
        if (values instanceof TokenSequences labels) {
            int[] lengths = IntStream.of(order).map(b -> labels.lengths()[b]).toArray();
            return new TokenSequences((TokenIds) rows(labels.ids(), order), lengths);
        }
        if (values instanceof WordIds words) {
            int time = words.words().time();
            int[][] spellings = new int[order.length * time][];
            for (int b = 0; b < order.length; b++) {
                System.arraycopy(words.characters(), order[b] * time, spellings, b * time, time);
            }
            return new WordIds((TokenIds) rows(words.words(), order), spellings);
        }
        if (values instanceof OneVector vector) {
            return new OneVector(order.length, vector.width(), rows(vector.values(), vector.width(), order));
        }
        if (values instanceof Images i) {
            int width = i.channels() * i.height() * i.width();
            return new Images(order.length, i.channels(), i.height(), i.width(), rows(i.values(), width, order));
        }
        if (values instanceof Frames f) {
            int width = f.time() * f.channels() * f.height() * f.width();
            return new Frames(
                    order.length, f.time(), f.channels(), f.height(), f.width(), rows(f.values(), width, order));
        }
        RealVectors vectors = (RealVectors) values;
        int width = vectors.features() * vectors.time();
        return new RealVectors(order.length, vectors.features(), vectors.time(), rows(vectors.values(), width, order));
    }

    private static float[] rows(float[] values, int width, int... order) {
        float[] out = new float[order.length * width];
        for (int b = 0; b < order.length; b++) {
            System.arraycopy(values, order[b] * width, out, b * width, width);
        }
        return out;
    }

    /** The same sequences with {@code more} steps of arbitrary padding. */
    static SequenceBatch padded(SequenceBatch batch, int more) {
        if (batch.inputs() instanceof Images) {
            return batch;
        }
        int[] lengths = batch.lengths() == null
                ? IntStream.generate(() -> TIME).limit(batch.batch()).toArray()
                : batch.lengths();
        return new SequenceBatch(longer(batch.inputs(), more), longer(batch.targets(), more), lengths, false);
    }

    private static SequenceValues longer(SequenceValues values, int more) {
        if (values instanceof TokenIds ids) {
            int time = ids.time() + more;
            int[] out = new int[ids.batch() * time];
            for (int b = 0; b < ids.batch(); b++) {
                for (int t = 0; t < time; t++) {
                    out[b * time + t] = t < ids.time() ? ids.at(b, t) : 1;
                }
            }
            return new TokenIds(ids.batch(), time, out);
        }
        if (values instanceof WordIds words) {
            int time = words.words().time();
            int[][] spellings = new int[words.batch() * (time + more)][0];
            for (int b = 0; b < words.batch(); b++) {
                System.arraycopy(words.characters(), b * time, spellings, b * (time + more), time);
            }
            return new WordIds((TokenIds) longer(words.words(), more), spellings);
        }
        if (values instanceof Frames f) {
            int from = f.time() * f.channels() * f.height() * f.width();
            int to = (f.time() + more) * f.channels() * f.height() * f.width();
            float[] out = new float[f.batch() * to];
            Arrays.fill(out, 9);
            for (int b = 0; b < f.batch(); b++) {
                System.arraycopy(f.values(), b * from, out, b * to, from);
            }
            return new Frames(f.batch(), f.time() + more, f.channels(), f.height(), f.width(), out);
        }
        if (values instanceof RealVectors vectors) {
            int time = vectors.time() + more;
            float[] out = new float[vectors.batch() * vectors.features() * time];
            for (int row = 0; row < vectors.batch() * vectors.features(); row++) {
                for (int t = 0; t < time; t++) {
                    out[row * time + t] = t < vectors.time() ? vectors.values()[row * vectors.time() + t] : 9;
                }
            }
            return new RealVectors(vectors.batch(), vectors.features(), time, out);
        }
        return values;
    }

    @Override
    public String toString() {
        return factory.task() + " " + model + " of " + input + " to " + output;
    }
}
