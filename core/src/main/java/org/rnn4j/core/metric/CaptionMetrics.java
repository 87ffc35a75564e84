package org.rnn4j.core.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;

/**
 * Metrics of texts with several references each, such as captions, equal to those of the evaluation of MS COCO captions on the same
 * words: CIDEr-D, BLEU-1 to BLEU-4, ROUGE-L. METEOR is not among them: it needs a table of paraphrases and WordNet. Not thread-safe.
 */
public final class CaptionMetrics {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.,-][\\p{L}\\p{N}]+)*");

    private final CiderD cider = new CiderD();
    private final CaptionBleu bleu = new CaptionBleu();
    private final List<Double> rouge = new ArrayList<>();

    /** The words of a text: lower case, without punctuation. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /**
     * Adds an answer.
     *
     * @param answer its words
     * @param references words of each reference, at least one
     */
    public void add(List<String> answer, List<List<String>> references) {
        cider.add(answer, references);
        bleu.add(answer, references);
        rouge.add(RougeL.of(answer, references));
    }

    /** Adds an answer as text; see {@link #words}. */
    public void addText(String answer, List<String> references) {
        add(words(answer), references.stream().map(CaptionMetrics::words).toList());
    }

    /** CIDEr-D of each answer, 0 or more; n-grams are weighted by the references of all answers. */
    public double[] ciderEach() {
        return cider.each();
    }

    /** ROUGE-L of each answer, in [0, 1]. */
    public double[] rougeEach() {
        return rouge.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All metrics, by name: those of the set of all answers. */
    public Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        put(metrics, "CIDEr-D", mean(ciderEach()), Kind.GAIN);
        double[] scores = bleu.scores();
        for (int n = CaptionBleu.ORDER; n > 0; n--) {
            put(metrics, "BLEU-" + n, scores[n - 1], Kind.SHARE);
        }
        put(metrics, "ROUGE-L", mean(rougeEach()), Kind.SHARE);
        return metrics;
    }

    private static void put(Map<String, Metric> metrics, String name, double value, Kind kind) {
        metrics.put(name, new Metric(name, value, kind));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
