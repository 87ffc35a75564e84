package org.rnn4j.cli.init;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rnn4j.cli.job.JobFile;
import org.rnn4j.cli.job.Media;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.datasets.audio.SoundFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a job file for data of the user's own. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Look at your data, guess task, format, columns, encoding and split, and write a job file.",
        footer = {
            "",
            "Knows texts, folders of a file per class, recordings, tables (CSV, TSV) and JSON lines with texts and",
            "classes, with pairs or with numbers over time, .ts series, CoNLL and CoNLL-U, parallel",
            "files, and .gz of all. Files for validation and test that lie beside train.* are used.",
            "",
            "Examples:",
            "  rnn4j init reviews.csv",
            "  rnn4j init sales.csv --task forecasting --out sales.yaml",
            "  rnn4j init train.en train.de",
            "  rnn4j init names/"
        })
public final class InitCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or one folder.")
    List<Path> files;

    @Option(names = "--task", paramLabel = "TASK", description = "Task to write a job for, instead of the likeliest.")
    String task;

    @Option(names = "--out", paramLabel = "FILE", description = "Job file to write. Default: job.yaml.")
    Path out = Path.of("job.yaml");

    @Option(names = "--force", description = "Overwrite the job file.")
    boolean force;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        JobFile.refuseExisting(out, force);
        Path folder = Optional.ofNullable(out.getParent()).orElse(Path.of(""));
        if (!folder.toString().isEmpty() && !Files.isDirectory(folder)) {
            throw new UserException("--out %s: the folder %s does not exist; make it first".formatted(out, folder));
        }
        Found found = found(folder);
        Inputs inputs = found.inputs();
        List<Guess> guesses = found.guesses();
        Guess guess = chosen(inputs, guesses);
        writeTable(inputs);
        Check check = Check.of(out, nameOf(files.get(0)), guess);
        JobFile.write(out, check.yaml(), force);
        new InitReport(print).print(inputs, guess, check, guesses, out);
        return 0;
    }

    /** The data, and what they may be for, the best guess first. */
    private record Found(Inputs inputs, List<Guess> guesses) {}

    private Found found(Path folder) {
        Path first = files.get(0);
        InputFinder finder = new InputFinder(this::spelling, folder);
        if (files.size() == 1 && Files.exists(first)) {
            Inputs media = Inputs.ofMedia(spelling(first), first);
            Optional<Found> found = SoundFolder.of(first)
                    .map(sounds -> new Found(media, SoundDetector.guesses(media, sounds)))
                    .or(() -> captions(finder, first))
                    .or(() -> PictureDetector.guess(media, first).map(guess -> new Found(media, List.of(guess))));
            if (found.isPresent()) {
                return found.get();
            }
        }
        Inputs inputs = finder.find(files);
        return new Found(
                inputs,
                Detector.all()
                        .flatMap(detector -> detector.guesses(inputs).stream())
                        .sorted(Comparator.comparingInt(Guess::rank).reversed())
                        .toList());
    }

    /** Captions of pictures; empty if the path names none. */
    private Optional<Found> captions(InputFinder finder, Path path) {
        return CaptionDetector.text(path).flatMap(text -> {
            Inputs inputs = finder.find(List.of(text));
            return new CaptionDetector(this::spelling).guess(inputs).map(guess -> new Found(inputs, List.of(guess)));
        });
    }

    private Guess chosen(Inputs inputs, List<Guess> guesses) {
        if (task != null) {
            return guesses.stream()
                    .filter(guess -> guess.task().equals(task))
                    .findFirst()
                    .orElseThrow(() -> noGuess(inputs, guesses));
        }
        return guesses.stream()
                .filter(guess -> guess.rank() > 0)
                .findFirst()
                .orElseThrow(() -> unknown(inputs, guesses));
    }

    private static UserException unknown(Inputs inputs, List<Guess> guesses) {
        String what = inputs.table()
                .map(TableShape::description)
                .or(() -> Media.of(inputs.sample().file().toString()))
                .orElse("neither running text nor a table");
        String advice = guesses.isEmpty()
                ? "rnn4j keys data shows what a job file can say"
                : "--task %s reads it all the same".formatted(tasks(guesses));
        return new UserException(
                "%s is %s, in which rnn4j init finds nothing to learn: no texts with classes or targets,"
                                .formatted(inputs.sample().file(), what)
                        + " no dates with numbers, no rows of numbers with a class; " + advice);
    }

    private UserException noGuess(Inputs inputs, List<Guess> guesses) {
        List<String> known = List.copyOf(Plugins.load().tasks().options().keySet());
        return known.contains(task)
                ? new UserException("--task %s does not fit %s; %s"
                        .formatted(
                                task,
                                inputs.sample().file(),
                                guesses.isEmpty() ? "no task does" : "it fits " + tasks(guesses)))
                : new UserException("--task %s, but must be one of %s%s"
                        .formatted(
                                task,
                                String.join(", ", known),
                                Suggestion.nearest(task, known)
                                        .map("; did you mean %s?"::formatted)
                                        .orElse("")));
    }

    private static String tasks(List<Guess> guesses) {
        boolean any = guesses.stream().anyMatch(guess -> guess.rank() > 0);
        return guesses.stream()
                .filter(guess -> guess.rank() > 0 || !any)
                .map(Guess::task)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A table that was made of JSON. */
    private void writeTable(Inputs inputs) {
        if (JsonTable.isJson(files.get(0))) {
            JobFile.write(inputs.sample().file(), inputs.sample().text(), force);
        }
    }

    /** Names are kept if the job file is written to the working directory, and absolute otherwise. */
    private String spelling(Path file) {
        return (out.getParent() == null ? file : file.toAbsolutePath().normalize()).toString();
    }

    private static String nameOf(Path file) {
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        return PackedFile.unpacked(name).replaceFirst("\\.[^.]+$", "");
    }
}
