package org.rnn4j.cli.tiny;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.TextFile;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.Split;

/** Lines {@code class<tab>text}; of four, two are for training and one each for validation and test. */
record TinyLabels(TinyCodec codec, Map<Split, List<String[]>> splits) implements SequenceData {

    @Override
    public InputSpec input() {
        return new InputSpec.Tokens(codec.alphabet().length());
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.OneClass(
                codec.classes(),
                codec.classes().stream().map(name -> count(Split.TRAIN, name)).toList());
    }

    private long count(Split split, String name) {
        return splits.get(split).stream().filter(line -> line[0].equals(name)).count();
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<String[]> lines = splits.get(split);
        List<SequenceBatch> batches = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += plan.batchSize()) {
            int to = Math.min(lines.size(), from + plan.batchSize());
            List<String[]> some = lines.subList(from, to);
            int[] classes = some.stream()
                    .mapToInt(line -> codec.classes().indexOf(line[0]))
                    .toArray();
            batches.add(codec.batch(
                    some.stream().map(line -> line[1]).toList(),
                    new ClassIds(classes),
                    IntStream.range(from, to).toArray()));
        }
        return batches;
    }

    @Override
    public long size(Split split) {
        return splits.get(split).size();
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public Map<String, Object> summary() {
        return Map.of("lines", splits.values().stream().mapToInt(List::size).sum());
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        splits.forEach((split, lines) -> lengths.put(
                split, lines.stream().mapToInt(line -> line[1].length()).toArray()));
        Map<String, Map<Split, Long>> classes = new LinkedHashMap<>();
        for (String name : codec.classes()) {
            Map<Split, Long> counts = new EnumMap<>(Split.class);
            splits.keySet().forEach(split -> counts.put(split, count(split, name)));
            classes.put(name, counts);
        }
        return new DataReport(lengths, classes, List.of("it is tiny"), List.of("good -> 좋다"));
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(new Accuracy());
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        long most = codec.classes().stream()
                .mapToLong(name -> count(split, name))
                .max()
                .orElse(0);
        return Map.of("most frequent class", accuracy((double) most / size(split), ""));
    }

    private static Score accuracy(double share, String details) {
        return new Score(List.of(new Score.Metric("accuracy", share, Score.Kind.SHARE)), details, Map.of());
    }

    private static final class Accuracy implements Scorer {
        private int right;
        private int all;

        @Override
        public void add(SequenceBatch batch, Predictions answers) {
            int[] targets = ((ClassIds) batch.targets()).classes();
            for (int b = 0; b < targets.length; b++) {
                right += ((Predictions.ClassProbabilities) answers).best(b) == targets[b] ? 1 : 0;
                all++;
            }
        }

        @Override
        public Score score() {
            return accuracy((double) right / all, "right %d of %d%n".formatted(right, all));
        }
    }

    /** Opens it from a job. */
    public static final class Source implements DataSource {
        private record Options(
                Path source, @Default("false") boolean onlyTest) {}

        @Override
        public String type() {
            return "tiny-labels";
        }

        @Override
        public ObjectNode onlyTest(ObjectNode options, List<String> files) {
            return options.deepCopy().put("source", files.get(0)).put("only-test", true);
        }

        @Override
        public SequenceData open(ObjectNode block, Codec fitted) {
            Options options = Binder.bind(block, Options.class, "data");
            Map<Split, List<String[]>> splits = new EnumMap<>(Split.class);
            List.of(Split.values()).forEach(split -> splits.put(split, new ArrayList<>()));
            int number = 0;
            for (String line : TextFile.read(options.source()).lines().toList()) {
                String[] cells = line.split("\t");
                if (cells.length != 2) {
                    throw new UserException("%s:%d: %d columns, but there must be 2"
                            .formatted(options.source(), number + 1, cells.length));
                }
                Split split = options.onlyTest()
                        ? Split.TEST
                        : number % 4 == 2 ? Split.VALIDATION : number % 4 == 3 ? Split.TEST : Split.TRAIN;
                splits.get(split).add(cells);
                number++;
            }
            return new TinyLabels(fitted == null ? fit(splits.get(Split.TRAIN)) : (TinyCodec) fitted, splits);
        }

        private static TinyCodec fit(List<String[]> lines) {
            StringBuilder alphabet = new StringBuilder();
            lines.stream()
                    .flatMapToInt(line -> line[1].chars())
                    .distinct()
                    .sorted()
                    .forEach(letter -> alphabet.append((char) letter));
            return new TinyCodec(
                    alphabet.toString(),
                    lines.stream().map(line -> line[0]).distinct().sorted().toList());
        }
    }
}
