/**
 * The data source {@code type: motion}: motion capture from BVH files, or a swinging figure that is generated, and the codec that turns
 * the steps of a network into files that one can watch.
 *
 * <p>A step is a pose in numbers without wraps and without a place: the rotation of every moving joint as the first two columns of its
 * matrix, and the root by its height and its velocity in the direction that the figure faces ({@link org.rnn4j.datasets.motion.PoseCoder}).
 * Channels that never move in the training split are left out and restored. Training reads random windows of the clips; an evaluation
 * continues windows for a second and measures angles.
 *
 * <p>May use: {@code core.distribution}, {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.codec}, {@code
 * datasets.examples}, Jackson. Start reading at {@link org.rnn4j.datasets.motion.MotionSource}.
 */
package org.rnn4j.datasets.motion;
