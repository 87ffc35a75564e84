package org.rnn4j.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Draws the bar on standard error, and redraws it when the window has become narrower.
 *
 * <p>The library's own consumer asks a JLine terminal for the width, and that terminal sets SIGINT back to the system's
 * default, by which the JVM ends without its shutdown hooks: Ctrl-C would lose the model. The terminal here leaves the
 * signals alone.
 */
final class BarConsumer implements ProgressBarConsumer {
    private static final String ERASE_BELOW = "\r\033[J";

    /** The last column stays free: some terminals wrap as soon as it is written. */
    private static final int MARGIN = 1;

    private static final int USUAL_WIDTH = 80;

    private final Terminal terminal;
    private final PrintStream out;
    private String drawn = "";

    /** @throws UncheckedIOException where the terminal cannot be opened */
    BarConsumer() {
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .nativeSignals(false)
                    .dumb(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // UTF-8 like the rest of what is printed; System.err follows the locale, and many containers have none.
        out = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    @Override
    public int getMaxRenderedLength() {
        int width = terminal.getWidth();
        return (width > MARGIN ? width : USUAL_WIDTH) - MARGIN;
    }

    @Override
    public void accept(String line) {
        out.print(erase(drawn, getMaxRenderedLength() + MARGIN) + line);
        out.flush();
        drawn = line;
    }

    @Override
    public void clear() {
        accept("");
    }

    @Override
    public void close() {
        clear();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The control sequence that removes a line drawn before, which a narrower window shows on several rows.
     *
     * @param width columns of the window
     */
    static String erase(String drawn, int width) {
        int rowsAbove = Math.max(0, drawn.length() - 1) / width;
        return (rowsAbove == 0 ? "" : "\033[" + rowsAbove + "A") + ERASE_BELOW;
    }
}
