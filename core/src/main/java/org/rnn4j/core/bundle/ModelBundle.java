package org.rnn4j.core.bundle;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.train.TrainingState;

/**
 * A trained model with everything that is needed to use it, explain it and train it further. The file is a zip of the
 * network's own entries, which for a DL4J network DL4J's own {@code ModelSerializer} opens, and of these:
 *
 * <ul>
 *   <li>{@code job.json}: the job, with all defaults written out
 *   <li>{@code codec.json}: {@code format}, and {@code codec} in that format
 *   <li>{@code run.json}: the {@link RunManifest}, which holds the format version
 *   <li>{@code state.bin}: the {@link TrainingState}, if training can be continued
 *   <li>{@code signature.json}: hashes of the other entries and their signature, if it is signed
 * </ul>
 *
 * @param job the job that trained the model
 * @param codec converts between the user's values and the network's
 * @param run the origin of the model
 * @param network parameters and state of the updater
 * @param state the state from which training can continue, if it was kept
 */
public record ModelBundle(
        JobSpec job, Codec codec, RunManifest run, SavedNetwork network, Optional<TrainingState> state) {

    /**
     * Writes the file; if that fails, an existing file stays unchanged.
     *
     * @throws org.rnn4j.core.error.UserException if the file cannot be written
     */
    public void write(Path file) {
        BundleFile.write(this, file);
    }

    /**
     * Reads a file.
     *
     * @param plugins must know the format of the codec
     * @throws org.rnn4j.core.error.UserException if the file is missing, damaged or not a bundle, or if a later rnn4j
     *     wrote it in a format that this version does not know
     */
    public static ModelBundle read(Path file, Plugins plugins) {
        return BundleFile.read(file, plugins, Optional.empty());
    }

    /**
     * Reads a file that must be signed; every entry that is used is covered.
     *
     * @param signer public key of the signature; see {@link SigningKey}
     * @throws org.rnn4j.core.error.UserException also if the signature is missing or that of another key
     */
    public static ModelBundle read(Path file, Plugins plugins, PublicKey signer) {
        return BundleFile.read(file, plugins, Optional.of(signer));
    }

    /**
     * Writes a signed copy of a bundle; an earlier signature is replaced.
     *
     * @param to may be the file itself
     */
    public static void sign(Path file, Path to, PrivateKey key, Plugins plugins) {
        BundleFile.sign(file, to, key, plugins);
    }

    /**
     * Reads a bundle from a stream, to its end.
     *
     * @param name name of the bundle, for errors
     * @see #read(Path, Plugins)
     */
    public static ModelBundle read(InputStream in, String name, Plugins plugins) {
        return BundleFile.read(in, name, plugins);
    }

    /** The model, ready to run. */
    public SequenceModel model(Plugins plugins) {
        return plugins.network(job).restore(job, network);
    }

    /**
     * The model, ready to write sequences with the help of a language model.
     *
     * @throws org.rnn4j.core.error.UserException if it writes none
     */
    public SequenceModel model(Plugins plugins, LanguageModelFusion fusion) {
        return plugins.network(job).restore(job, network, fusion);
    }
}
