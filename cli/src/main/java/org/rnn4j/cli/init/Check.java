package org.rnn4j.cli.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.datasets.examples.BadExampleException;

/**
 * A job file whose data opens.
 *
 * @param yaml text of the file
 * @param data its data
 * @param skipped the first example that cannot be used, if there is one; the job skips such examples
 */
record Check(String yaml, SequenceData data, Optional<String> skipped) {
    /** Opens the data; bad examples are skipped if that is all it takes. */
    static Check of(Path out, String name, Guess guess) {
        try {
            return open(out, name, guess, Optional.empty());
        } catch (BadExampleException e) {
            return open(out, name, guess, Optional.of(e.problem()));
        }
    }

    private static Check open(Path out, String name, Guess guess, Optional<String> skipped) {
        String yaml = JobText.of(name, guess, skipped);
        Plugins plugins = Plugins.load();
        JobSpec job = plugins.jobs().parse(yaml, out.toString(), name, List.of());
        SequenceData data = plugins.open(job, null);
        plugins.network(job, data); // fails if the data does not fit the task
        return new Check(yaml, data, skipped);
    }
}
