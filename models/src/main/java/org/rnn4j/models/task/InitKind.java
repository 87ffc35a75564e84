package org.rnn4j.models.task;

/** How a recurrent layer's weights start; biases start at zero. */
public enum InitKind {
    /** W uniform by Glorot's rule, every U_k a random orthogonal matrix, as in Keras and TensorFlow. */
    GLOROT,
    /** W and U normal with standard deviation 1 / sqrt(rows), drawn again beyond two of them (LeCun's rule). */
    TRUNCATED_NORMAL,
    /** W and U uniform within 1 / sqrt(hidden), as in PyTorch. */
    UNIFORM
}
