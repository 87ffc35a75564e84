/**
 * Files of a medium, such as recordings and pictures: found in folders and zip archives, or named by tables and patterns; and a store
 * for what they are encoded to, which need not fit in memory.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}, {@code datasets.examples}, {@code datasets.sides}, Jackson. Start reading at {@link
 * org.rnn4j.datasets.media.MediaFiles}.
 */
package org.rnn4j.datasets.media;
