package org.rnn4j.cli.predict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.predict.HeardClass;

/**
 * Writes the classes that are heard, a line each, as soon as the probability in a window reaches a threshold. A class is written again
 * after its probability was below.
 */
final class LiveClasses {
    private final PredictionFormat format;
    private final double threshold;
    private final PrintWriter out;
    private final Set<String> heard = new HashSet<>(); // classes that are at or above the threshold

    LiveClasses(PredictionFormat format, double threshold, PrintWriter out) {
        this.format = format;
        this.threshold = threshold;
        this.out = out;
    }

    /** Writes classes until the sound ends or the output is closed; returns the seconds that were read. */
    double write(Iterator<HeardClass> windows) {
        if (format == PredictionFormat.CSV) {
            out.print(format.header(List.of("begin", "end", "class", "probability")));
        }
        double seconds = 0;
        while (!out.checkError() && windows.hasNext()) { // checkError flushes
            HeardClass window = windows.next();
            seconds = window.end();
            for (Map.Entry<String, Float> one : window.classes().probabilities().entrySet()) {
                if (one.getValue() < threshold) {
                    heard.remove(one.getKey());
                } else if (heard.add(one.getKey())) {
                    out.print(line(window, one.getKey(), one.getValue()));
                }
            }
        }
        out.flush();
        return seconds;
    }

    private String line(HeardClass window, String name, float probability) {
        return switch (format) {
            case TEXT ->
                String.format(Locale.ROOT, "%9.3f-%-9.3f  %.3f  %s%n", window.begin(), window.end(), probability, name);
            case CSV ->
                format.header(List.of(
                        LiveWords.seconds(window.begin()).toPlainString(),
                        LiveWords.seconds(window.end()).toPlainString(),
                        name,
                        Float.toString(probability)));
            case JSON ->
                JsonNodeFactory.instance
                                .objectNode()
                                .put("class", name)
                                .put("begin", LiveWords.seconds(window.begin()))
                                .put("end", LiveWords.seconds(window.end()))
                                .put("probability", probability)
                        + "\n";
        };
    }
}
