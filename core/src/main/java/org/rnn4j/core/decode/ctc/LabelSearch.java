package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.TranscriptSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.sequence.Decoded;

/**
 * The search for the best labels of a sequence. A beam of 1 without a language model or words is the best path: the most likely
 * label of each step. Otherwise it is a {@link PrefixSearch}, ranked by
 *
 * <pre>
 *   log P(labels) + weight · log P_language(labels) + word weight · words + hot word weight · hot words
 * </pre>
 *
 * <p>Thread-safe.
 */
public final class LabelSearch {
    private final TranscriptSpec spec;
    private final List<Guide> guides;

    private LabelSearch(TranscriptSpec spec, List<Guide> guides) {
        this.spec = spec;
        this.guides = guides;
    }

    /** A search by the network's own probabilities. */
    public static LabelSearch of(TranscriptSpec spec) {
        return new LabelSearch(spec, List.of());
    }

    /** The same search with a language model, words, both or none. */
    public LabelSearch with(Optional<LanguageModelFusion> language, Optional<TranscriptWords> words) {
        List<Guide> all = new ArrayList<>();
        words.ifPresent(known -> all.add(new WordGuide(known)));
        language.ifPresent(model -> all.add(new LanguageGuide(model)));
        return new LabelSearch(spec, all);
    }

    /** Whether the result is the best path. */
    public boolean isGreedy() {
        return spec.beam() == 1 && guides.isEmpty();
    }

    /**
     * The best labels, best first: their log probability over all paths, and the score that ranks them. The labels are empty if the
     * words allow nothing else.
     *
     * @param logs log probabilities {@code [time][vocabulary]}, the blank first
     */
    public List<Decoded> of(float[][] logs) {
        if (isGreedy()) {
            return List.of(decoded(logs, bestPath(logs), 0));
        }
        List<Decoded> found = new ArrayList<>();
        for (PrefixSearch.Found one : prefixes().run(logs)) {
            found.add(decoded(logs, one.labels(), one.guided()));
        }
        if (found.isEmpty()) {
            found.add(decoded(logs, new int[0], 0));
        }
        found.sort(Comparator.comparingDouble(Decoded::score).reversed());
        return List.copyOf(found.subList(0, Math.min(spec.best(), found.size())));
    }

    /**
     * The search in a sequence that arrives piece by piece. With a beam, its last labels are ranked by the probabilities of the
     * beginnings that the beam has kept, those of {@link #of} by all paths; there the two may differ.
     */
    public LabelStream stream() {
        return isGreedy() ? new GreedyStream() : new PrefixStream(prefixes());
    }

    private PrefixSearch prefixes() {
        return new PrefixSearch(spec.beam(), spec.prune(), start());
    }

    private Guide.State start() {
        if (guides.isEmpty()) {
            return Guide.NOTHING;
        }
        return guides.size() == 1
                ? guides.get(0).start()
                : new Guide.All(guides.stream().map(Guide::start).toList());
    }

    private static Decoded decoded(float[][] logs, int[] labels, double guided) {
        double probability = LabelProbability.of(logs, labels);
        return new Decoded(labels, probability, probability + guided, null);
    }

    /** The labels of the most likely path; the first label at a tie. */
    private static int[] bestPath(float[][] logs) {
        return Labels.of(Arrays.stream(logs).mapToInt(Labels::best).toArray());
    }
}
