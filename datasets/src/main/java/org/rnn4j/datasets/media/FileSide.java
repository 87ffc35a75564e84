package org.rnn4j.datasets.media;

import org.rnn4j.datasets.sides.SourceSide;

/**
 * A source side whose items are files of a medium; a request names one.
 *
 * @param <S> an item as read
 */
public interface FileSide<S> extends SourceSide<S> {
    @Override
    default boolean namesFiles() {
        return true;
    }

    @Override
    default String noun() {
        return "path";
    }
}
