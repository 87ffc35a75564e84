package org.rnn4j.core.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

/**
 * Forecasts one horizon from each of several origins, using only the data before the origin. Hyndman and Athanasopoulos
 * (2021), "Forecasting: principles and practice", section 5.10.
 */
public final class BackTest {
    private final JobSpec job;
    private final NetworkFactory factory;
    private final Consumer<BackTestResult.Origin> progress;

    /**
     * Creates a back-test of a job's model and training. The job's {@code data:} block is not read; the origins are the
     * data.
     *
     * @param factory networks of the job's task
     * @param progress receives each origin as soon as it is scored
     */
    public BackTest(JobSpec job, NetworkFactory factory, Consumer<BackTestResult.Origin> progress) {
        this.job = job;
        this.factory = factory;
        this.progress = progress;
    }

    /** Creates a back-test that reports no progress. */
    public BackTest(JobSpec job, NetworkFactory factory) {
        this(job, factory, origin -> {});
    }

    /** Trains a new model, with its scaling and vocabularies, at every origin. */
    public BackTestResult refit(RollingOrigins origins) {
        List<BackTestResult.Origin> scores = new ArrayList<>();
        for (int i = 0; i < origins.count(); i++) {
            SequenceData data = origins.at(i, null);
            try (SequenceModel model = trained(data)) {
                scores.add(scored(model, data, origins.name(i)));
            }
        }
        return new BackTestResult(scores);
    }

    /** Trains once, at the first origin. At later origins the model reads the new rows but is not trained on them. */
    public BackTestResult fitOnce(RollingOrigins origins) {
        SequenceData first = origins.at(0, null);
        try (SequenceModel model = trained(first)) {
            return new BackTestResult(IntStream.range(0, origins.count())
                    .mapToObj(i -> scored(model, i == 0 ? first : origins.at(i, first.codec()), origins.name(i)))
                    .toList());
        }
    }

    private SequenceModel trained(SequenceData data) {
        SequenceModel model = factory.create(job, data.input(), data.output());
        new Trainer(job.training(), job.seed()).train(model, data, new TrainingListener() {});
        return model;
    }

    private BackTestResult.Origin scored(SequenceModel model, SequenceData data, String name) {
        Evaluator evaluator = new Evaluator(Trainer.plan(job.training(), job.seed()));
        var origin = new BackTestResult.Origin(
                name, evaluator.evaluate(model, data, Split.TEST).score().orElseThrow(), data.baselines(Split.TEST));
        progress.accept(origin);
        return origin;
    }
}
