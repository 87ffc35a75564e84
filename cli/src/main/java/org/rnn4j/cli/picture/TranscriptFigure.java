package org.rnn4j.cli.picture;

import static org.rnn4j.cli.picture.SheetStyle.escaped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;

/**
 * A recording with its transcript as HTML: a player, and a drawing of features, probabilities and words over the same time.
 *
 * @param texts texts of the labels
 */
record TranscriptFigure(Transcribed one, LabelTexts texts) {
    private static final double WIDTH = 1000;
    private static final int PICTURE = 160;
    private static final int SPIKES = 90; // height of a probability of 1
    private static final int GAP = 18; // for the texts of labels
    private static final int WORDS = 24;
    private static final int AXIS = 20;
    private static final double SHOWN = 0.05; // least probability that is drawn
    private static final int BLANK = 0;

    String html() {
        return """
                <figure><figcaption><code>%s</code> <audio controls preload="none" src="data:audio/wav;base64,%s"></audio><br>
                said: %s<br>heard: %s</figcaption>
                %s</figure>
                """.formatted(
                        escaped(one.recording().name()),
                        Base64.getEncoder().encodeToString(one.recording().wave()),
                        escaped(one.recording().target()),
                        heard(),
                        drawing());
    }

    private String heard() {
        String text = one.transcript().isEmpty() ? "nothing" : escaped(one.transcript());
        return one.errors() == 0
                ? text
                : "<b>%s</b> (%d word error%s)".formatted(text, one.errors(), one.errors() == 1 ? "" : "s");
    }

    private String drawing() {
        StringBuilder svg = new StringBuilder();
        int base = PICTURE + GAP + SPIKES;
        svg.append(format(
                "<svg viewBox=\"0 0 %.0f %d\" xmlns=\"http://www.w3.org/2000/svg\">", WIDTH, base + WORDS + AXIS));
        svg.append(format(
                "<image x=\"0\" y=\"0\" width=\"%.0f\" height=\"%d\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
                        + " href=\"data:image/png;base64,%s\"/>%n",
                WIDTH, PICTURE, picture()));
        svg.append(format("<line x1=\"0\" y1=\"%d\" x2=\"%.0f\" y2=\"%d\" stroke=\"#999\"/>", base, WIDTH, base));
        spikes(svg, base);
        for (SpokenWord word : one.words()) {
            word(svg, word, base + 2);
        }
        axis(svg, base + WORDS);
        return svg.append("</svg>").toString();
    }

    private double x(double step) {
        return WIDTH * step / one.logs().length;
    }

    private void spikes(StringBuilder svg, int base) {
        StringBuilder blank = new StringBuilder();
        int named = BLANK;
        for (int t = 0; t < one.logs().length; t++) {
            float[] logs = one.logs()[t];
            int best = 1;
            for (int label = 2; label < logs.length; label++) {
                best = logs[label] > logs[best] ? label : best;
            }
            double height = SPIKES * Math.exp(logs[best]);
            blank.append(format("%.1f,%.1f ", x(t + 0.5), base - SPIKES * Math.exp(logs[BLANK])));
            if (height < SHOWN * SPIKES) {
                named = BLANK;
                continue;
            }
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#3366cc\"/>",
                    x(t), base - height, x(1), height));
            if (best != named) {
                svg.append(format(
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                        x(t + 0.5), base - height - 4, escaped(visible(best))));
                named = best;
            }
        }
        svg.append("<polyline fill=\"none\" stroke=\"#bbb\" points=\"")
                .append(blank)
                .append("\"/>\n");
    }

    private String visible(int label) {
        String text = texts.texts().get(label - 1);
        return text.isBlank() ? "\u2423" : text;
    }

    private void word(StringBuilder svg, SpokenWord word, int top) {
        double from = x(word.begin());
        double width = x(word.end()) - from;
        svg.append(format(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#3366cc\" opacity=\"%.2f\"/>",
                from, top, width, WORDS - 4, 0.15 + 0.35 * word.confidence()));
        svg.append(format(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s<title>confidence %.2f</title></text>%n",
                from + width / 2, top + WORDS - 9, escaped(word.text()), word.confidence()));
    }

    /** A mark at each round time, ten to twenty or so of them. */
    private void axis(StringBuilder svg, int top) {
        double seconds = one.logs().length * one.recording().stepSeconds();
        double tick = Math.pow(10, Math.ceil(Math.log10(seconds / 20)));
        tick = seconds / (tick / 2) <= 20 ? tick / 2 : tick;
        for (int k = 0; k * tick <= seconds; k++) {
            double x = WIDTH * k * tick / seconds;
            svg.append(
                    format("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#999\"/>", x, top, x, top + 4));
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" style=\"font-size:11px\">%s s</text>",
                    x,
                    top + 16,
                    k == 0 ? "start" : x > WIDTH - 15 ? "end" : "middle",
                    format("%.2f", k * tick).replaceFirst("\\.?0+$", "")));
        }
    }

    private String picture() {
        double[][] frames = one.recording().picture();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(HeatMap.of((f, t) -> frames[t][f], frames[0].length, frames.length, 1), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
