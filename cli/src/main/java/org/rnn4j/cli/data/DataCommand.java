package org.rnn4j.cli.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.cli.job.JobOptions;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Describes the data of a job. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Check the data of a job without training: splits, lengths, classes, batches, a sample, warnings.",
        footer = {
            "",
            "Nothing is trained, and only --spectrogram and --write write files. The exit code is 0 even if there are warnings,",
            "and 2 if the data cannot be used.",
            "",
            "Examples:",
            "  rnn4j data job.yaml",
            "  rnn4j data --data my.txt --set data.tokenizer=word",
            "  rnn4j data job.yaml --set training.batch-tokens=4000 --json",
            "  rnn4j data examples/fsdd/job.yaml --spectrogram digit.png --recording 7_theo_12.wav",
            "  rnn4j data dial-tones --write tones",
            "  rnn4j data shapes --write pictures"
        })
public final class DataCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Option(
            names = "--spectrogram",
            paramLabel = "FILE.png",
            description =
                    "Draw features over time: of one training sequence as the network reads it, or of --recording before"
                            + " normalisation.")
    Path spectrogram;

    @Option(
            names = "--recording",
            paramLabel = "NAME",
            description = "With --spectrogram: the recording to draw, by its path or the end of it.")
    String recording;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description =
                    "Write the recordings of all splits as WAV files, pictures as PNG files, to a new folder, with a manifest:"
                            + " those that the job generates or joins, too.")
    Path write;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (recording != null && spectrogram == null) {
            throw new UserException(
                    "--recording = %s is what --spectrogram draws; add --spectrogram FILE.png".formatted(recording));
        }
        if (write != null) {
            WrittenMedia.requireEmpty(write);
        }
        JobSpec job = options.read();
        Plugins plugins = Plugins.load();
        long heapBefore = usedHeap();
        long begin = System.nanoTime();
        SequenceData data = plugins.open(job, null);
        plugins.network(job, data); // fails if the data does not fit the task
        double seconds = (System.nanoTime() - begin) / 1e9;
        DataSheet sheet = DataSheet.of(job, data, seconds, usedHeap() - heapBefore);
        new SheetPrinter(spec.commandLine().getOut()).print(sheet);
        if (spectrogram != null) {
            Spectrogram.write(spectrogram, data, job.seed(), Optional.ofNullable(recording));
        }
        if (write != null) {
            long count = WrittenMedia.write(write, data);
            spec.commandLine().getOut().printf(Locale.ROOT, "written      %,d items to %s%n", count, write);
        }
        if (json) {
            sheet.json().printTo(spec.commandLine().getOut());
        }
        return 0;
    }

    /** Approximate number of bytes of the heap that are in use. */
    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
