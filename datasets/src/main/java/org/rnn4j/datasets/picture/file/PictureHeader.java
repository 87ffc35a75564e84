package org.rnn4j.datasets.picture.file;

/**
 * What a picture file says of itself before its pixels.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param frames number of pictures of an animation; 1 for others
 */
public record PictureHeader(int width, int height, int frames) {}
