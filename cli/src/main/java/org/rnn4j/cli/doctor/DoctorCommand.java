package org.rnn4j.cli.doctor;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rnn4j.cli.terminal.JsonLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check Java, memory, backend and threads; report what is missing and how to fix it.",
        footer = {"", "The exit code is 1 if something that rnn4j needs is broken.", "", "Example:", "  rnn4j doctor"})
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = Stream.of(MachineChecks.all(), BackendChecks.all())
                .flatMap(List::stream)
                .toList();
        for (Finding finding : findings) {
            out.printf("%-9s %-13s %s%n", finding.state().label(), finding.what(), finding.value());
            if (!finding.mend().isEmpty()) {
                out.printf("%-23s -> %s%n", "", finding.mend());
            }
        }
        boolean broken = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN);
        if (json) {
            JsonLine line = new JsonLine().put("healthy", !broken);
            findings.forEach(finding -> line.put(finding.what(), finding));
            line.printTo(out);
        }
        return broken ? 1 : 0;
    }
}
