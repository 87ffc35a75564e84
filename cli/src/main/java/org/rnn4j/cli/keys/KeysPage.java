package org.rnn4j.cli.keys;

import java.util.List;
import java.util.function.Predicate;
import org.rnn4j.core.job.JobKey;

/** The page docs/jobs.md. */
final class KeysPage {
    private static final String HEAD = """
            # Job keys

            Every key of a job file, for all tasks. `rnn4j keys KEY` shows one; [job.schema.json](job.schema.json) tells an editor.
            A key that the job's task does not have is an error. Keys are nested in YAML: `model.hidden-size` is `hidden-size` in
            the block `model`; with `--set` they are written as here. Durations are written `90s`, `3m`, `1h30m`.
            A text is what is written, without quotes as well: `no`, `010` and `12:30` are not false, 8 and 750.

            <!-- Generated from the records that a job is bound to: rnn4j keys --markdown > docs/jobs.md -->
            """;

    private KeysPage() {}

    /** The page, its last line end included. */
    static String of(List<JobKey> keys) {
        StringBuilder page = new StringBuilder(HEAD);
        table(page, "The job", keys, key -> !key.name().contains("."));
        List<String> blocks = keys.stream()
                .filter(key -> key.name().contains("."))
                .map(key -> key.name().substring(0, key.name().indexOf('.')))
                .distinct()
                .toList();
        for (String block : blocks) {
            table(page, "`%s`".formatted(block), keys, key -> key.name().startsWith(block + "."));
        }
        return page.toString();
    }

    private static void table(StringBuilder page, String title, List<JobKey> keys, Predicate<JobKey> rows) {
        page.append(
                "\n## %s\n\n| key | value | default | meaning | only with |\n|---|---|---|---|---|\n".formatted(title));
        keys.stream()
                .filter(rows)
                .map(key -> "| `%s` | %s | `%s` | %s | %s |\n"
                        .formatted(key.name(), KeyText.type(key), KeyText.fallback(key), key.doc(), KeyText.only(key)))
                .forEach(page::append);
    }
}
