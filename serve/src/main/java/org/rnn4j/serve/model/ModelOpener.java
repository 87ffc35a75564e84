package org.rnn4j.serve.model;

import java.nio.file.Path;
import org.rnn4j.core.predict.Predictor;

/** Opens the file of a model. */
@FunctionalInterface
public interface ModelOpener {
    /**
     * Opens a model.
     *
     * @param name name of the model, for errors, since clients see them
     * @throws org.rnn4j.core.error.UserException if the file cannot be used
     */
    Predictor open(String name, Path file);
}
