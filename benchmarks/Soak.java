import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

/** Cycles of opening data, training, saving, evaluating and closing; see benchmarks/soak. */
public class Soak {
    private static final String SMALL = ", threads: 2, model: {hidden-size: 16}, training: {epochs: 1}}";
    private static final List<String> JOBS = List.of(
            "{task: language-model, data: {type: text, source: constitution-of-korea}" + SMALL,
            "{task: classification, data: {type: labelled-series, source: control-charts}" + SMALL,
            "{task: tagging, data: {type: tagged, source: dates}" + SMALL,
            "{task: forecasting, data: {type: series, source: seasonal, date: date, target: value, history: 14, horizon: 3,"
                    + " season: 7}" + SMALL);

    private record Sample(long heap, long resident, long threads) {}

    public static void main(String[] arguments) throws Exception {
        long end = System.nanoTime() + (long) (60e9 * Double.parseDouble(arguments[0]));
        long next = System.nanoTime();
        long cycles = 0;
        List<Sample> samples = new ArrayList<>();
        System.out.println("cycles   heap MiB  resident MiB  threads");
        while (System.nanoTime() < end) {
            for (String job : JOBS) {
                cycle(job);
            }
            cycles++;
            if (System.nanoTime() >= next) {
                next += (long) Math.min(60e9, (end - next) / 8.0 + 5e9);
                samples.add(sample());
                Sample last = samples.get(samples.size() - 1);
                System.out.printf("%6d  %9d  %12d  %7d%n", cycles, last.heap, last.resident, last.threads);
            }
        }
        Thread.sleep(3_000); // compute threads end after a second without work
        long left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rnn4j"))
                .count();
        samples.add(sample());
        Sample half = samples.get(samples.size() / 2);
        Sample last = samples.get(samples.size() - 1);
        System.out.printf("%d cycles; compute threads left: %d%n", cycles, left);
        boolean grown = last.heap > 1.1 * half.heap + 5 || last.resident > 1.1 * half.resident;
        System.exit(grown || left > 0 ? 1 : 0);
    }

    private static void cycle(String yaml) {
        Plugins plugins = Plugins.load();
        JobSpec job = plugins.jobs().parse(yaml, "soak", "soak", List.of());
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job, data).create(job, data.input(), data.output())) {
            new Trainer(job.training(), job.seed()).train(model, data, TrainingListener.silent());
            try (SequenceModel again = plugins.network(job).restore(job, model.network())) {
                data.batches(org.rnn4j.core.sequence.Split.TRAIN, Trainer.plan(job.training(), 1))
                        .forEach(batch -> again.evaluate(batch, null));
            }
        }
    }

    private static Sample sample() throws Exception {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long resident;
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            resident = lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        }
        long threads = Thread.getAllStackTraces().size();
        return new Sample((runtime.totalMemory() - runtime.freeMemory()) >> 20, resident, threads);
    }
}
