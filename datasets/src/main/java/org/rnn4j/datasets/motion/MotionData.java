package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Rollout;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Clips of one figure. Training draws windows at random; an evaluation knows a second and continues it for another. Immutable. */
final class MotionData implements SequenceData {
    /** Windows of an evaluation in half a second. */
    private static final int ORIGINS = 2;

    private final MotionCodec codec;
    private final PoseCoder coder;
    private final Map<Split, List<Clip>> clips;
    private final Map<Split, List<List<double[]>>> steps = new EnumMap<>(Split.class);
    private final List<List<double[]>> trained = new ArrayList<>();
    private final String sha256;
    private final Map<String, Object> origin;

    /** @param clips of all three splits, at the rate of the fit */
    MotionData(
            MotionFit fit,
            Map<Split, List<Clip>> clips,
            Optional<Mirror> mirror,
            String sha256,
            Map<String, Object> origin) {
        codec = new MotionCodec(fit);
        coder = new PoseCoder(fit);
        this.clips = clips;
        this.sha256 = sha256;
        this.origin = origin;
        clips.forEach((split, some) ->
                steps.put(split, some.stream().map(coder::encode).toList()));
        trained.addAll(steps.get(Split.TRAIN));
        mirror.ifPresent(one -> clips.get(Split.TRAIN).forEach(clip -> trained.add(coder.encode(one.of(clip)))));
    }

    private MotionFit fit() {
        return codec.fit();
    }

    private int second() {
        return AngleErrors.longest(fit().rate());
    }

    @Override
    public Codec codec() {
        return codec;
    }

    /** For training, as many windows as cover the clips once, each at a random place. */
    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        if (split != Split.TRAIN) {
            return evaluationBatches(split, plan);
        }
        SplittableRandom random = new SplittableRandom(plan.seed());
        List<MotionWindow> windows = new ArrayList<>();
        for (int clip = 0; clip < trained.size(); clip++) {
            int most = trained.get(clip).size() - 1;
            int length = Math.min(plan.timeSteps(), most);
            for (int covered = 0; length > 0 && covered < most; covered += length) {
                windows.add(new MotionWindow(clip, random.nextInt(most - length + 1), length));
            }
        }
        Collections.shuffle(windows, new java.util.Random(plan.seed()));
        return batches(windows, trained, plan.batchSize());
    }

    private static Iterable<SequenceBatch> batches(
            List<MotionWindow> windows, List<List<double[]>> clips, int batchSize) {
        int count = (windows.size() + batchSize - 1) / batchSize;
        return () -> IntStream.range(0, count)
                .mapToObj(i -> {
                    int from = i * batchSize;
                    int to = Math.min(windows.size(), from + batchSize);
                    return MotionWindow.batch(
                            windows.subList(from, to),
                            clips,
                            IntStream.range(from, to).toArray());
                })
                .iterator();
    }

    /** Windows of two seconds, which begin every half second. */
    @Override
    public Iterable<SequenceBatch> evaluationBatches(Split split, BatchPlan plan) {
        return batches(windows(split), steps.get(split), plan.batchSize());
    }

    private List<MotionWindow> windows(Split split) {
        List<MotionWindow> windows = new ArrayList<>();
        int length = 2 * second() - 1;
        int apart = Math.max(1, second() / ORIGINS);
        for (int clip = 0; clip < steps.get(split).size(); clip++) {
            int most = steps.get(split).get(clip).size() - 1;
            for (int from = 0; from + length <= most; from += apart) {
                windows.add(new MotionWindow(clip, from, length));
            }
        }
        return windows;
    }

    @Override
    public long size(Split split) {
        return split == Split.TRAIN
                ? steps.get(split).stream().mapToLong(List::size).sum()
                : windows(split).stream().mapToLong(MotionWindow::length).sum();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> facts = new LinkedHashMap<>(origin);
        facts.put("joints", fit().skeleton().joints().size());
        facts.put("channels", fit().skeleton().channels());
        facts.put(
                "constant channels",
                fit().moving().stream().filter(moves -> !moves).count());
        facts.put("values of a step", coder.size());
        facts.put("steps a second", fit().rate());
        clips.forEach((split, some) -> facts.put(
                split.name().toLowerCase(Locale.ROOT) + " seconds",
                Math.round(some.stream().mapToInt(clip -> clip.frames().length).sum() / fit().rate() * 10) / 10.0));
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        steps.forEach((split, some) ->
                lengths.put(split, some.stream().mapToInt(List::size).toArray()));
        List<String> sentences = new ArrayList<>(new MotionFigures(clips, fit()).sentences());
        clips.forEach((split, some) -> some.stream()
                .filter(clip -> split != Split.TRAIN && clip.frames().length < 2 * second())
                .forEach(clip -> sentences.add("%s: less than two seconds in the %s split, which are not measured"
                        .formatted(clip.at(), split.name().toLowerCase(Locale.ROOT)))));
        return new DataReport(lengths, Map.of(), sentences, List.of());
    }

    @Override
    public Optional<Rollout> rollout(SequenceBatch batch, Split split) {
        List<List<double[]>> known = Arrays.stream(batch.examples())
                .mapToObj(i -> windows(split).get(i))
                .map(window -> steps.get(split).get(window.clip()).subList(window.from(), window.from() + second()))
                .toList();
        return Optional.of(new MotionRollout(known, second()));
    }

    /** The last known frame of a window, and the one before. */
    private double[] frame(Split split, MotionWindow window, int back) {
        return clips.get(split).get(window.clip()).frames()[window.from() + second() - 1 - back];
    }

    private double[][] truth(Split split, MotionWindow window) {
        int from = window.from() + second();
        return Arrays.copyOfRange(clips.get(split).get(window.clip()).frames(), from, from + second());
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        if (split == Split.TRAIN) {
            return Optional.empty();
        }
        List<MotionWindow> windows = windows(split);
        AngleErrors errors = new AngleErrors(coder.movingAngles(), fit().rate());
        return Optional.of(new Scorer() {
            @Override
            public void add(SequenceBatch batch, Predictions predictions) {
                float[][] values = ((Predictions.Values) predictions).point();
                for (int b = 0; b < values.length; b++) {
                    MotionWindow window = windows.get(batch.examples()[b]);
                    errors.add(truth(split, window), coder.decode(frame(split, window, 0), rows(values[b])));
                }
            }

            @Override
            public Score score() {
                return errors.score();
            }
        });
    }

    private List<double[]> rows(float[] values) {
        int size = coder.size();
        List<double[]> rows = new ArrayList<>();
        for (int t = 0; t < values.length / size; t++) {
            double[] row = new double[size];
            for (int f = 0; f < size; f++) {
                row[f] = values[t * size + f];
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        List<MotionWindow> windows = split == Split.TRAIN ? List.of() : windows(split);
        if (windows.isEmpty()) {
            return Map.of();
        }
        AngleErrors still = new AngleErrors(coder.movingAngles(), fit().rate());
        AngleErrors steady = new AngleErrors(coder.movingAngles(), fit().rate());
        for (MotionWindow window : windows) {
            double[] last = frame(split, window, 0);
            double[] before = frame(split, window, 1);
            double[][] same = new double[second()][];
            double[][] moved = new double[second()][last.length];
            for (int t = 0; t < same.length; t++) {
                same[t] = last;
                for (int c = 0; c < last.length; c++) {
                    moved[t][c] = last[c] + (t + 1) * (last[c] - before[c]);
                }
            }
            still.add(truth(split, window), same);
            steady.add(truth(split, window), moved);
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("zero velocity", still.score());
        scores.put("constant velocity", steady.score());
        return scores;
    }
}
