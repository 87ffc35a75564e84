package org.rnn4j.models.task;

/** Initialization of a recurrent layer's weights. Biases are initialized to zero. */
public enum InitKind {
    /** W uniform by Glorot's rule, every U_k a random orthogonal matrix, as in Keras and TensorFlow. */
    GLOROT,
    /** W and U normal with standard deviation 1 / sqrt(rows), truncated at two standard deviations (LeCun's rule). */
    TRUNCATED_NORMAL,
    /** W and U uniform in ±1 / sqrt(hidden), as in PyTorch. */
    UNIFORM
}
