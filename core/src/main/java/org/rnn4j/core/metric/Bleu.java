package org.rnn4j.core.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Corpus BLEU (Papineni et al., 2002) as sacreBLEU computes it: n-grams up to four, clipped by the reference with the
 * most occurrences, the length of the closest reference, zero counts smoothed by halving ("exp"; Chen and Cherry,
 * 2014). Texts are tokenized like NIST's mteval-v13a script, or at blanks only.
 */
public final class Bleu {
    private static final int ORDER = 4;

    private final Cut cut;
    private final long[] correct = new long[ORDER];
    private final long[] total = new long[ORDER];
    private long length;
    private long referenceLength;
    private int references;

    /** The tokenization of a text. */
    public enum Cut {
        /** The rules of mteval-v13a: punctuation is separated, numbers stay whole. */
        V13A,
        /** At blanks, for text that is already tokenized. */
        NONE
    }

    /** Creates an empty count. */
    public Bleu(Cut cut) {
        this.cut = cut;
    }

    /**
     * Counts one text.
     *
     * @param references reference texts, at least one
     */
    public void add(String hypothesis, List<String> references) {
        this.references = Math.max(this.references, references.size());
        String[] words = words(hypothesis);
        length += words.length;
        long nearest = Long.MAX_VALUE;
        Map<List<String>, Integer> most = new HashMap<>();
        for (String reference : references) {
            String[] right = words(reference);
            long distance = Math.abs(right.length - (long) words.length);
            long known = Math.abs(nearest - (long) words.length);
            if (nearest == Long.MAX_VALUE || distance < known || (distance == known && right.length < nearest)) {
                nearest = right.length;
            }
            Grams.count(Arrays.asList(right), ORDER).forEach((gram, count) -> most.merge(gram, count, Math::max));
        }
        referenceLength += nearest;
        Grams.count(Arrays.asList(words), ORDER).forEach((gram, count) -> {
            total[gram.size() - 1] += count;
            correct[gram.size() - 1] += Math.min(count, most.getOrDefault(gram, 0));
        });
    }

    private String[] words(String text) {
        String line = cut == Cut.V13A ? Mteval.tokenize(text) : text.strip();
        return line.isEmpty() ? new String[0] : line.split("\\s+");
    }

    /** The BLEU score, in [0, 100]. */
    public double score() {
        if (Arrays.stream(correct).sum() == 0 || total[ORDER - 1] == 0) {
            return 0;
        }
        double logs = 0;
        for (double precision : precisions()) {
            logs += Math.log(precision);
        }
        return 100 * brevityPenalty() * Math.exp(logs / ORDER);
    }

    private double[] precisions() {
        double[] precisions = new double[ORDER];
        double smooth = 1;
        for (int n = 0; n < ORDER; n++) {
            if (correct[n] == 0) {
                smooth *= 2;
            }
            precisions[n] = total[n] == 0 ? 0 : (correct[n] == 0 ? 1 / smooth : correct[n]) / total[n];
        }
        return precisions;
    }

    private double brevityPenalty() {
        return length < referenceLength ? Math.exp(1 - (double) referenceLength / length) : 1;
    }

    /** The settings in sacreBLEU's notation, so that scores can be compared. */
    public String signature() {
        return "nrefs:%d|case:mixed|eff:no|tok:%s|smooth:exp".formatted(references, cut == Cut.V13A ? "13a" : "none");
    }

    /** The score with all that it is made of, by name. */
    public Map<String, Object> breakdown() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("score", score());
        parts.put(
                "precisions",
                Arrays.stream(precisions()).map(share -> 100 * share).boxed().toList());
        parts.put("brevityPenalty", length == 0 ? 0 : brevityPenalty());
        parts.put("hypothesisWords", length);
        parts.put("referenceWords", referenceLength);
        parts.put("signature", signature());
        return parts;
    }

    /** {@code 48.53 82.4/50.0/45.5/37.5 (BP = 0.943, hypotheses 17 words, references 18)}. */
    @Override
    public String toString() {
        double[] p = precisions();
        return String.format(
                Locale.ROOT,
                "%.2f %.1f/%.1f/%.1f/%.1f (BP = %.3f, hypotheses %d words, references %d)",
                score(),
                100 * p[0],
                100 * p[1],
                100 * p[2],
                100 * p[3],
                length == 0 ? 0 : brevityPenalty(),
                length,
                referenceLength);
    }
}
