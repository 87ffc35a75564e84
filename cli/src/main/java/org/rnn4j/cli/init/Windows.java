package org.rnn4j.cli.init;

import java.util.Optional;

/**
 * Lengths of a window, in rows, that leave enough windows for every split.
 *
 * @param season 1 if the rows have no season, or too few of them
 */
record Windows(int history, int horizon, int season) {

    static Windows of(long rows, Optional<Frequency> frequency) {
        int season = frequency.map(Frequency::season).orElse(1);
        int usable = season * 4L <= rows ? season : 1;
        int horizon =
                (int) Math.max(1, Math.min(frequency.map(Frequency::horizon).orElse(1), rows / 10));
        int wanted = Math.min(96, Math.max(usable > 1 ? 2 * Math.min(usable, 48) : 10, 2 * horizon));
        return new Windows((int) Math.max(1, Math.min(wanted, rows / 5)), horizon, usable);
    }
}
