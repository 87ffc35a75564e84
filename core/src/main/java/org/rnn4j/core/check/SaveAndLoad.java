package org.rnn4j.core.check;

import java.nio.file.Path;
import java.util.function.Function;
import org.rnn4j.core.bundle.ModelBundle;

/**
 * Whether a model that is saved and loaded is the same, bit for bit.
 *
 * @param load loads a bundle and returns its fingerprint
 * @param where the place of the loading, such as {@code a fresh process}
 */
public record SaveAndLoad(Function<Path, Fingerprint> load, String where) implements Check {
    @Override
    public String name() {
        return "save and load";
    }

    @Override
    public Finding of(Subject subject) {
        ModelBundle bundle = subject.bundle();
        Fingerprint saved = Fingerprint.of(bundle, subject.model());
        Fingerprint loaded = TemporaryFile.with(file -> {
            new ModelBundle(
                            bundle.job(),
                            bundle.codec(),
                            bundle.run(),
                            subject.model().network(),
                            bundle.state())
                    .write(file);
            return load.apply(file);
        });
        int differences = (saved.network().equals(loaded.network()) ? 0 : 1)
                + (saved.predictions().equals(loaded.predictions()) ? 0 : 1);
        return Finding.atMost(
                name(),
                differences,
                0,
                "differences in the hashes of parameters and predictions, loaded in " + where,
                "the loaded model is another one; check that every parameter is written, and that the file is intact");
    }
}
