package org.rnn4j.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.ValidationReport;

/**
 * Keeps {@code report.html} in the folder of a run: written now and then, after validations, and at the end. Writing takes at
 * most about a twentieth of the time. A page that cannot be written is reported once, and training continues.
 */
public final class RunReport implements TrainingListener {
    private static final int SHARE = 20;
    private static final long SECONDS_BETWEEN = 10;

    private final RunFolder folder;
    private final RunManifest run;
    private final String job;
    private final Consumer<String> notes;
    private final Part layers;
    private Optional<Part> details = Optional.empty();
    private boolean failed;
    private long wroteAt = System.nanoTime();
    private long writingTook;

    /**
     * Creates the report of a run; nothing is written yet.
     *
     * @param run what is known at the start
     * @param notes gets one line if the page cannot be written
     */
    public RunReport(RunFolder folder, RunManifest run, JobSpec job, SavedNetwork network, Consumer<String> notes) {
        this.folder = folder;
        this.run = run;
        this.job = JobJson.toYaml(job);
        this.notes = notes;
        this.layers = new Part("Layers", layers(network));
    }

    @Override
    public void onStep(StepReport report) {
        if (System.nanoTime() - wroteAt >= Math.max(SECONDS_BETWEEN * 1_000_000_000L, SHARE * writingTook)) {
            write(run, List.of());
        }
    }

    @Override
    public void onValidation(ValidationReport report) {
        details = report.evaluation().score().map(score -> ScorePart.of("validation", score));
        if (System.nanoTime() - wroteAt >= SHARE * writingTook) {
            write(run, List.of());
        }
    }

    /**
     * Writes the page of a training that has ended.
     *
     * @param finished with its results
     * @param score of the split that was named last, if the task has one
     * @param examples predictions of the best model, if some are shown
     */
    public void finish(
            RunManifest finished, DataReport data, String split, Optional<Score> score, Optional<Examples> examples) {
        details = score.map(last -> ScorePart.of(split, last)).or(() -> details);
        List<Part> parts = new ArrayList<>();
        examples.map(Examples::part).ifPresent(parts::add);
        parts.add(new Part("Warnings about the data", list(data.warnings())));
        parts.add(new Part("Examples of the data", list(data.samples())));
        write(finished, parts);
    }

    private static String list(List<String> lines) {
        StringBuilder html = new StringBuilder();
        lines.forEach(line -> html.append("<li>").append(Html.text(line)).append("</li>\n"));
        return html.isEmpty() ? "" : "<ul>\n" + html + "</ul>\n";
    }

    private void write(RunManifest now, List<Part> more) {
        long begin = System.nanoTime();
        try {
            List<Part> parts = new ArrayList<>();
            details.ifPresent(parts::add);
            parts.addAll(more);
            parts.add(new Part("Data", Html.facts(data())));
            parts.add(layers);
            String page = new RunPage(now, job, MetricsTable.read(folder.metrics()), parts).html();
            AtomicFile.write(folder.report(), out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            noteOnce("%s cannot be read: %s".formatted(folder.metrics(), IoReason.of(e)));
        } catch (UserException e) {
            noteOnce(e.getMessage());
        }
        wroteAt = System.nanoTime();
        writingTook = wroteAt - begin;
    }

    private void noteOnce(String problem) {
        if (!failed) {
            notes.accept("no report: " + problem);
        }
        failed = true;
    }

    private List<List<String>> data() {
        return run.dataSummary().properties().stream()
                .map(fact -> List.of(
                        fact.getKey(),
                        fact.getValue().isValueNode()
                                ? fact.getValue().asText()
                                : fact.getValue().toString()))
                .toList();
    }

    private static String layers(SavedNetwork network) {
        List<List<String>> rows = new ArrayList<>();
        for (LayerView layer : LayerView.of(network)) {
            rows.add(List.of(
                    layer.name(),
                    layer.type(),
                    String.format(Locale.ROOT, "%,d", layer.parameters()),
                    layer.shapes().toString()));
        }
        rows.add(List.of("total", "", String.format(Locale.ROOT, "%,d", network.parameters()), ""));
        return Html.table("Layers", List.of("layer", "type", "parameters", "shapes"), rows);
    }
}
