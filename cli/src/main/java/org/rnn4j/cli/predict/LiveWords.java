package org.rnn4j.cli.predict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.cli.terminal.VisibleControls;
import org.rnn4j.core.predict.HeardWord;
import org.rnn4j.core.predict.LiveTranscript;

/** Writes a transcript word by word: a line for each, or on a terminal as text whose last, unsettled part is overwritten. */
final class LiveWords {
    private static final int WIDTH = 76; // of a line of text
    private static final String ERASE = "\u001b[K"; // to the end of the line

    private final PredictionFormat format;
    private final boolean isOverwritten;
    private final PrintWriter out;
    private final StringBuilder line = new StringBuilder(); // settled part of the line on a terminal

    /** @param isOverwritten whether the output is a terminal for text */
    LiveWords(PredictionFormat format, boolean isOverwritten, PrintWriter out) {
        this.format = format;
        this.isOverwritten = isOverwritten;
        this.out = isOverwritten ? VisibleControls.beneath(out) : out;
    }

    /** Writes words until the sound ends or the output is closed; returns the seconds that were read. */
    double write(LiveTranscript transcript) {
        if (format == PredictionFormat.CSV) {
            out.print(format.header(List.of("begin", "end", "word", "confidence")));
        }
        Optional<List<HeardWord>> words = transcript.next();
        while (words.isPresent() && !out.checkError()) { // which flushes
            write(words.get(), transcript);
            words = transcript.next();
        }
        write(transcript.end(), transcript);
        if (isOverwritten) {
            out.println();
        }
        out.flush();
        return transcript.seconds();
    }

    private void write(List<HeardWord> words, LiveTranscript transcript) {
        if (isOverwritten) {
            words.forEach(word -> append(VisibleControls.in(word.text()), transcript.separator()));
            String pending = VisibleControls.in(transcript.pending());
            int room = Math.max(0, WIDTH - line.length());
            String shown = pending.substring(Math.max(0, pending.length() - room));
            out.print("\r" + line + (line.isEmpty() ? "" : transcript.separator()) + shown + ERASE);
        } else {
            words.forEach(word -> out.print(line(word)));
        }
    }

    private void append(String word, String separator) {
        if (!line.isEmpty() && line.length() + separator.length() + word.length() > WIDTH) {
            out.print("\r" + line + ERASE + "\n");
            line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : separator).append(word);
    }

    private String line(HeardWord word) {
        return switch (format) {
            case TEXT -> String.format(Locale.ROOT, "%9.3f  %s%n", word.begin(), word.text());
            case CSV ->
                format.header(List.of(
                        seconds(word.begin()).toPlainString(),
                        seconds(word.end()).toPlainString(),
                        word.text(),
                        Double.toString(word.confidence())));
            case JSON ->
                JsonNodeFactory.instance
                                .objectNode()
                                .put("word", word.text())
                                .put("begin", seconds(word.begin()))
                                .put("end", seconds(word.end()))
                                .put("confidence", word.confidence())
                        + "\n";
        };
    }

    /** Seconds with three decimals. */
    static BigDecimal seconds(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }
}
