package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.backend.Exhaustion;
import org.rnn4j.cli.job.Media;
import org.rnn4j.cli.report.RunReport;
import org.rnn4j.cli.terminal.DataFacts;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.bundle.BundleKeeper;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.bundle.ResumePoint;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.MetricsCsv;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.DivergedException;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.TrainingState;

/**
 * A training run that is ready to start: job, data and network are open and valid, and nothing is written yet.
 *
 * @param from where an earlier run continues, if one is resumed
 */
record Training(Plugins plugins, JobSpec job, SequenceData data, SequenceModel model, Optional<ResumePoint> from) {
    static Training of(JobSpec job) {
        Backend.useThreads(job.threads());
        Plugins plugins = Plugins.load();
        SequenceData data = opened(plugins, job, null);
        SequenceModel model = networkOf(job, () -> plugins.network(job, data).create(job, data.input(), data.output()));
        if (model instanceof FittedModel fitted) {
            fitted.requireFit(data);
        } else {
            requireABatch(job, data);
        }
        return new Training(plugins, job, data, model, Optional.empty());
    }

    /** @param changed what the job of the folder is now */
    static Training resumed(RunFolder folder, UnaryOperator<JobSpec> changed) {
        Plugins plugins = Plugins.load();
        ResumePoint from = ResumePoint.of(folder, plugins);
        ModelBundle bundle = from.bundle();
        JobSpec job = changed.apply(bundle.job());
        Backend.useThreads(job.threads());
        SequenceData data = opened(plugins, job, bundle.codec());
        if (!data.sha256().equals(bundle.run().dataSha256())) {
            throw new UserException("the data of %s has changed since; start a new run, or restore the old data"
                    .formatted(folder.path()));
        }
        SequenceModel model = networkOf(job, () -> plugins.network(job).restore(job, bundle.network()));
        return new Training(plugins, job, data, model, Optional.of(from));
    }

    private static SequenceData opened(Plugins plugins, JobSpec job, Codec fitted) {
        return Exhaustion.guard(
                "while reading the data", () -> "use less data in data.source", () -> plugins.open(job, fitted));
    }

    private static SequenceModel networkOf(JobSpec job, Supplier<SequenceModel> create) {
        return Exhaustion.guard("while creating the network", () -> MemoryAdvice.forNetwork(job), create);
    }

    /** Fails before the run folder is created; the data reports what is wrong with a text that is too short. */
    private static void requireABatch(JobSpec job, SequenceData data) {
        var plan = Trainer.plan(job.training(), job.seed());
        if (!data.batches(Split.TRAIN, plan).iterator().hasNext()) {
            throw new UserException("data.type = %s: the data has no training split".formatted(job.dataType()));
        }
    }

    /** The name of the targets: characters, words, sequences. */
    String unit() {
        return Units.of(data);
    }

    void describe(PrintWriter err) {
        err.println("data     " + DataFacts.of(data));
        from.map(ResumePoint::notes).orElse(List.of()).forEach(note -> err.println("warning  " + note));
        Media.notices(job).forEach(notice -> err.println("warning  " + notice));
        String network = plugins.network(job).describe(job);
        err.printf(
                Locale.ROOT,
                "model    %s%s%s%n",
                job.task(),
                network.isEmpty() ? "" : ", " + network,
                model instanceof FittedModel
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %,d parameters", model.network().parameters()));
        if (!model.computation().isEmpty()) {
            err.printf("engine   %s, %s%n", Backend.name(), model.computation());
        }
        err.flush();
    }

    /** Number of steps that were completed before this process. */
    long completed() {
        return from.flatMap(point -> point.bundle().state())
                .map(TrainingState::step)
                .orElse(0L);
    }

    TrainReport run(RunFolder folder, String command, Progress progress, Interruption interruption, Scope scope) {
        Optional<NGramBaseline> baseline = scope.baselines() ? baseline() : Optional.empty();
        long done = completed();
        RunManifest manifest = from.map(point ->
                        point.bundle().run().resumed(job, new RunManifest.Resume(command, Instant.now(), done)))
                .orElseGet(() -> RunManifest.begin(command, job, data, Instant.now()));
        manifest.write(folder.manifest());
        var trainer = new Trainer(job.training(), job.seed());
        interruption.watch(trainer);
        BestModel best = new BestModel(this, folder);
        Optional<RunReport> page = scope.page()
                ? Optional.of(
                        new RunReport(folder, withBaseline(manifest, baseline), job, model.network(), progress::note))
                : Optional.empty();
        TrainingResult result;
        try (MetricsCsv metrics = new MetricsCsv(folder.metrics(), done)) {
            TrainingListener listener = new BundleKeeper(folder, job, data.codec(), manifest, model)
                    .andThen(metrics)
                    .andThen(best)
                    .andThen(page.<TrainingListener>map(report -> report).orElseGet(TrainingListener::silent))
                    .andThen(new ShowProgress(progress));
            result = Exhaustion.guard(
                    "while training on %s".formatted(unit()),
                    () -> MemoryAdvice.forSteps(job),
                    () -> from.isPresent()
                            ? trainer.resume(
                                    model, data, from.get().bundle().state().orElseThrow(), listener)
                            : trainer.train(model, data, listener));
        } catch (DivergedException e) {
            throw Files.exists(folder.last())
                    ? new UserException("%s; the last good model is %s".formatted(e.getMessage(), folder.last()), e)
                    : e;
        }
        List<Measured> splits = best.measured(result, scope, progress, trainer::isStopRequested);
        boolean mixes = !trainer.isStopRequested()
                && result.validation().filter(Evaluation::isPartial).isEmpty();
        TrainReport report = new TrainReport(
                this,
                folder,
                result,
                trainer.isStopRequested(),
                splits,
                baseline,
                baseline.filter(ngram -> mixes).flatMap(ngram -> MixedModel.loss(this, folder, ngram)));
        RunManifest finished = manifest.finished(Instant.now(), report.json().toTree());
        finished.write(folder.manifest());
        page.ifPresent(shown -> finish(shown, finished, best, report));
        return report;
    }

    /** So that the baseline is drawn before the training has ended. */
    private static RunManifest withBaseline(RunManifest manifest, Optional<NGramBaseline> baseline) {
        return baseline.map(ngram -> manifest.reached(
                        new JsonLine().put("baselineLossNats", ngram.lossNats()).toTree()))
                .orElse(manifest);
    }

    private void finish(RunReport page, RunManifest finished, BestModel best, TrainReport report) {
        Optional<Measured> last = report.splits().stream().reduce((first, second) -> second);
        page.finish(
                finished,
                data.report(),
                last.map(Measured::splitName).orElse(""),
                last.flatMap(measured -> measured.evaluation().score()),
                report.interrupted() ? Optional.empty() : best.examples());
    }

    private Optional<NGramBaseline> baseline() {
        return !(model instanceof FittedModel) && data instanceof CountedData counted && NGramBaseline.fits(counted)
                ? Optional.of(NGramBaseline.of(counted))
                : Optional.empty();
    }
}
