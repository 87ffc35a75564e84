package org.rnn4j.cli.terminal;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** {@code 42% ████████░░░░░░░░░░░░ loss 1.912, ...}: the bar takes the space that the text leaves. */
final class BarRenderer implements ProgressBarRenderer {
    private static final int LONGEST = 40;
    private static final int SHORTEST = 5;

    @Override
    public String render(ProgressState state, int width) {
        double share = state.getNormalizedProgress();
        String words = state.getExtraMessage() == null ? "" : state.getExtraMessage();
        String percent = String.format(Locale.ROOT, "%3.0f%% ", 100 * share);
        int cells = Math.max(SHORTEST, Math.min(LONGEST, width - percent.length() - words.length() - 2));
        int full = (int) Math.round(share * cells);
        String line = percent + "█".repeat(full) + "░".repeat(cells - full) + " " + words;
        return line.length() > width ? line.substring(0, Math.max(0, width)) : line;
    }
}
