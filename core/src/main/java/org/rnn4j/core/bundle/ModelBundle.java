package org.rnn4j.core.bundle;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.train.TrainingState;

/**
 * A trained model and all that is needed to use it, explain it and train it further. As a file it is a zip that DL4J's own
 * {@code ModelSerializer} opens, with these entries added:
 *
 * <ul>
 *   <li>{@code job.json}: the job, every default spelled out
 *   <li>{@code codec.json}: {@code format}, and {@code codec} as that format writes it
 *   <li>{@code run.json}: the {@link RunManifest}, which holds the version of all this
 *   <li>{@code state.bin}: the {@link TrainingState}, where training can go on
 * </ul>
 *
 * @param job that made the model
 * @param codec between the user's values and the network's
 * @param run where the model comes from
 * @param network with its parameters and its updater's state
 * @param state to go on training from, if it was kept
 */
public record ModelBundle(
        JobSpec job, Codec codec, RunManifest run, SavedNetwork network, Optional<TrainingState> state) {

    /**
     * Writes the file, or leaves an earlier one as it is.
     *
     * @throws org.rnn4j.core.error.UserException where it cannot be written
     */
    public void write(Path file) {
        BundleFile.write(this, file);
    }

    /**
     * Reads a file.
     *
     * @param plugins that know the codec's format
     * @throws org.rnn4j.core.error.UserException where there is none, where it is damaged, where it is no bundle, and where
     *     it was written by a later rnn4j in a format unknown to this one
     */
    public static ModelBundle read(Path file, Plugins plugins) {
        return BundleFile.read(file, plugins);
    }

    /**
     * Reads a bundle from a stream, to its end.
     *
     * @param name of the bundle, for errors
     * @see #read(Path, Plugins)
     */
    public static ModelBundle read(InputStream in, String name, Plugins plugins) {
        return BundleFile.read(in, name, plugins);
    }

    /** The model, ready to run. */
    public SequenceModel model(Plugins plugins) {
        return plugins.network(job).restore(job, network);
    }
}
