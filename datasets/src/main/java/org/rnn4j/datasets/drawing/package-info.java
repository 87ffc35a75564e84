/**
 * {@code type: drawings}: drawings as sequences of pen strokes, from lines of text or SVG files; generated ones are written as a sheet.
 *
 * <p>Source and target are the same points, one step apart, so this package has its own codec rather than two sides.
 *
 * <p>May use: {@code datasets.examples}, {@code core.sequence}, {@code core.distribution}, {@code core.job}, {@code core.io}, {@code
 * core.error}, Jackson's tree model. Start reading at {@link
 * org.rnn4j.datasets.drawing.DrawingSource}.
 */
package org.rnn4j.datasets.drawing;
