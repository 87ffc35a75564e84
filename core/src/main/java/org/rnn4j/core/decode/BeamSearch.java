package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

/**
 * Searches for the most likely output sequences of all sources of a batch together. At each step the {@code beam} most
 * likely hypotheses of a source are extended by every token. The search for a source ends when no hypothesis can still
 * become better than the results found, so a wide enough beam is exact; a beam of 1 is greedy search.
 */
public final class BeamSearch {
    private final DecodingSpec spec;

    public BeamSearch(DecodingSpec spec) {
        this.spec = spec;
    }

    /**
     * The best sequences of each source, best first.
     *
     * @throws UserException if the beam is wider than the vocabulary
     */
    public List<List<Decoded>> search(Decoder decoder) {
        if (spec.beam() > decoder.vocabularySize()) {
            throw new UserException("decoding.beam = %d, but must be in [1, %d], the size of the vocabulary"
                    .formatted(spec.beam(), decoder.vocabularySize()));
        }
        List<List<Decoded>> found = new ArrayList<>();
        List<Hypothesis> open = new ArrayList<>();
        for (int source = 0; source < decoder.sources(); source++) {
            found.add(new ArrayList<>());
            open.add(Hypothesis.empty(source));
        }
        RnnState state = decoder.start();
        for (int length = 0; !open.isEmpty(); length++) {
            Decoder.Step step = Hypothesis.step(decoder, open, state);
            open = extend(open, step, length, decoder, found);
            state = step.after();
        }
        for (List<Decoded> results : found) {
            results.sort(BEST_FIRST);
            results.subList(Math.min(spec.best(), results.size()), results.size())
                    .clear();
        }
        return found;
    }

    private static final Comparator<Decoded> BEST_FIRST =
            Comparator.comparingDouble(Decoded::score).reversed();

    /** Extends the hypotheses. Rows of one source are adjacent, in the order of the sources. */
    private List<Hypothesis> extend(
            List<Hypothesis> open, Decoder.Step step, int length, Decoder decoder, List<List<Decoded>> found) {
        List<Hypothesis> next = new ArrayList<>();
        for (int from = 0, to; from < open.size(); from = to) {
            int source = open.get(from).source();
            to = from;
            Candidates candidates = new Candidates(spec.beam());
            while (to < open.size() && open.get(to).source() == source) {
                offer(open.get(to), to, step.logProbabilities()[to], length, decoder, candidates);
                end(open.get(to), to, step, length, decoder, found.get(source));
                to++;
            }
            List<Hypothesis> mine = new ArrayList<>();
            for (Candidates.Candidate chosen : candidates.best()) {
                float[] looked = step.attention() == null ? null : step.attention()[chosen.row()];
                mine.add(open.get(chosen.row()).with(chosen.token(), chosen.gain(), chosen.row(), looked));
            }
            if (mayImprove(mine, found.get(source))) {
                next.addAll(mine);
            }
        }
        return next;
    }

    private void offer(
            Hypothesis hypothesis, int row, float[] logs, int length, Decoder decoder, Candidates candidates) {
        if (length == spec.maxLength()) {
            return;
        }
        float least = least(candidates, hypothesis);
        for (int token = 0; token < logs.length; token++) {
            if (logs[token] >= least // true of few tokens
                    && candidates.takes(hypothesis.logProbability() + logs[token])
                    && token != decoder.begin()
                    && token != decoder.end()
                    && !(spec.noRepeat() > 0 && hypothesis.repeats(token, spec.noRepeat()))) {
                candidates.offer(row, token, logs[token], hypothesis.logProbability() + logs[token]);
                least = least(candidates, hypothesis);
            }
        }
    }

    /** The log probability that a token must exceed to become a candidate, rounded down. */
    private static float least(Candidates candidates, Hypothesis hypothesis) {
        return Math.nextDown((float) (candidates.least() - hypothesis.logProbability()));
    }

    /** Adds the sequences that end here. A hypothesis may end at every step; they are ranked when all are known. */
    private void end(
            Hypothesis hypothesis, int row, Decoder.Step step, int length, Decoder decoder, List<Decoded> found) {
        float[] logs = step.logProbabilities()[row];
        boolean greedyGoesOn =
                spec.beam() == 1 && length < spec.maxLength() && !isLikeliest(decoder.end(), logs, decoder);
        if (length >= spec.minLength() && !greedyGoesOn) {
            float[] looked = step.attention() == null ? null : step.attention()[row];
            found.add(hypothesis.ended(logs[decoder.end()], looked, spec));
        }
    }

    private static boolean isLikeliest(int token, float[] logs, Decoder decoder) {
        for (int other = 0; other < logs.length; other++) {
            if (other != decoder.begin() && (logs[other] > logs[token])) {
                return false;
            }
        }
        return true;
    }

    private boolean mayImprove(List<Hypothesis> open, List<Decoded> found) {
        if (found.size() < spec.best()) {
            return !open.isEmpty();
        }
        if (spec.beam() == 1) {
            return false; // the greedy sequence has ended
        }
        found.sort(BEST_FIRST);
        double toBeat = found.get(spec.best() - 1).score();
        return open.stream().anyMatch(hypothesis -> hypothesis.bound(spec) > toBeat);
    }
}
