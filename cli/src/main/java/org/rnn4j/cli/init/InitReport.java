package org.rnn4j.cli.init;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Prints what was guessed, and why. */
final class InitReport {
    private final PrintWriter out;

    InitReport(PrintWriter out) {
        this.out = out;
    }

    void print(Inputs inputs, Guess guess, Check check, List<Guess> guesses, Path job) {
        line(
                "data",
                "%s%s"
                        .formatted(
                                String.join(", ", inputs.source()),
                                inputs.table()
                                        .map(table -> ": " + table.description())
                                        .orElse("")));
        line("task", "%s: %s".formatted(guess.task(), guess.what()));
        for (String block : List.of("data", "model", "training", "decoding")) {
            guess.blocks().getOrDefault(block, List.of()).stream()
                    .filter(key -> !key.why().isEmpty())
                    .forEach(key -> line("  " + block + "." + key.name(), key.value() + "  (" + key.why() + ")"));
        }
        check.skipped().ifPresent(why -> line("  data.on-error", "skip  (" + why + ")"));
        line("splits", splits(check.data()));
        check.data().report().warnings().forEach(warning -> line("warning", warning));
        alternatives(guess, guesses);
        line("wrote", job.toString());
        line("next", "rnn4j data " + job);
        line("", "rnn4j train " + job);
        out.flush();
    }

    private static String splits(SequenceData data) {
        return Stream.of(Split.values())
                .filter(split -> data.size(split) > 0)
                .map(split -> String.format(
                        Locale.ROOT,
                        "%s %,d %s",
                        split.name().toLowerCase(Locale.ROOT),
                        data.size(split),
                        Units.of(data)))
                .collect(Collectors.joining(", "));
    }

    private void alternatives(Guess chosen, List<Guess> guesses) {
        if (chosen.rank() == Guess.SURE) {
            return;
        }
        List<String> told = new ArrayList<>(List.of(chosen.task()));
        for (Guess other : guesses) {
            if (other.rank() > 0 && !told.contains(other.task())) {
                line(told.size() == 1 ? "or" : "", "--task %s: %s".formatted(other.task(), other.what()));
                told.add(other.task());
            }
        }
    }

    private void line(String name, String text) {
        out.println("%-24s %s".formatted(name, text).stripTrailing());
    }
}
